package dev.sluice.gateway.report;

import java.util.List;
import java.util.Locale;

/** A self-contained page: whatever is written into it is escaped. */
final class HtmlPage {
    private static final String STYLE = """
            :root { --ink: #1b1f24; --soft: #59636e; --line: #d5dae0; --wash: #f5f7f9; --good: #1a6b3c; --bad: #a3161a; }
            * { box-sizing: border-box; }
            body { margin: 0 auto; max-width: 1180px; padding: 40px 32px 64px; color: var(--ink); background: #fff;
                   font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
            header { color: var(--soft); font-size: 12px; letter-spacing: .14em; text-transform: uppercase; }
            h1 { margin: 4px 0 8px; font-size: 28px; line-height: 1.2; letter-spacing: -.01em; }
            h2 { margin: 40px 0 8px; font-size: 18px; break-after: avoid; }
            h3 { margin: 24px 0 8px; font-size: 14px; break-after: avoid; }
            p { margin: 0 0 12px; max-width: 78ch; }
            .lede, .note, .none { color: var(--soft); }
            .state { padding: 10px 14px; border-left: 4px solid; background: var(--wash); max-width: none; }
            .good { border-color: var(--good); } .bad { border-color: var(--bad); color: var(--bad); }
            .figures { display: grid; grid-template-columns: repeat(6, 1fr); margin: 24px 0; break-inside: avoid;
                       border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
            .figures div { padding: 12px 12px 12px 0; }
            .figures b { display: block; font-size: 22px; line-height: 1.2; font-variant-numeric: tabular-nums; }
            .figures span { color: var(--soft); font-size: 12px; }
            table { width: 100%; border-collapse: collapse; font-size: 12.5px; }
            thead { display: table-header-group; }
            th { padding: 6px 12px 6px 0; text-align: left; vertical-align: bottom; font-weight: 600; color: var(--soft);
                 border-bottom: 1.5px solid var(--ink); }
            td { padding: 7px 12px 7px 0; vertical-align: top; border-bottom: 1px solid var(--line);
                 overflow-wrap: break-word; }
            td small { display: block; color: var(--soft); font-size: inherit; white-space: pre-line; }
            th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; }
            th.n + th:not(.n), td.n + td:not(.n) { padding-left: 12px; }
            td.t { white-space: nowrap; font-variant-numeric: tabular-nums; }
            table.few { max-width: 760px; }
            th:last-child, td:last-child { padding-right: 0; }
            tr { break-inside: avoid; }
            td.h { overflow-wrap: anywhere; font: 11px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; min-width: 17ch; }
            @page { size: A4 landscape; margin: 14mm; }
            @media print { body { padding: 0; max-width: none; font-size: 11px; } table { font-size: 10px; }
              td.h { font-size: 8.5px; } h1 { font-size: 22px; } h2 { margin-top: 24px; font-size: 15px; }
              .state { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
            @media (max-width: 700px) { .figures { grid-template-columns: repeat(2, 1fr); } body { padding: 24px 16px; }
              table { display: block; overflow-x: auto; } }
            """;

    /** A table of so many columns or fewer is not drawn over the whole width. */
    private static final int FEW = 4;

    private final StringBuilder out = new StringBuilder(16_384);

    void begin(String title) {
        out.append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        text("title", title);
        out.append("<style>\n").append(STYLE).append("</style>\n<body>\n");
    }

    String end() {
        return out.append("</body>\n</html>\n").toString();
    }

    /** @param tag with its attributes */
    void text(String tag, String text) {
        open(tag);
        escaped(text);
        close(tag.split(" ", 2)[0]);
    }

    void open(String tag) {
        out.append('<').append(tag).append('>');
    }

    void close(String tag) {
        out.append("</").append(tag).append(">\n");
    }

    /** A table, or these words in its place if it would be empty. */
    void rows(String ifNone, List<String> columns, List<List<String>> rows) {
        if (rows.isEmpty()) {
            text("p class=none", ifNone);
        } else {
            table(columns, rows);
        }
    }

    /**
     * Ids are set in small type, times on one line, and the second line of a cell in a softer colour.
     *
     * @param columns those that begin with {@code #} hold numbers
     */
    void table(List<String> columns, List<List<String>> rows) {
        out.append(columns.size() <= FEW ? "<table class=few>\n<thead><tr>" : "<table>\n<thead><tr>");
        for (String column : columns) {
            boolean number = column.startsWith("#");
            text(number ? "th class=n" : "th", number ? column.substring(1) : column);
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                cell(columns.get(i).startsWith("#"), row.get(i));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table>\n");
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** The beginning of an instant: date and minute. */
    static String minute(String instant) {
        return instant.length() < 16 ? instant : instant.substring(0, 16).replace('T', ' ');
    }

    private void cell(boolean number, String text) {
        String[] lines = text.split("\n", 2);
        open(number ? "td class=n" : isId(text) ? "td class=h" : isTime(text) ? "td class=t" : "td");
        escaped(lines[0]);
        if (lines.length > 1) {
            text("small", lines[1]);
        }
        close("td");
    }

    private static boolean isTime(String cell) {
        return cell.matches("\\d{4}-\\d{2}-\\d{2} .{5,8}");
    }

    private static boolean isId(String cell) {
        return cell.matches("(req_)?[0-9a-z]{12,}") && cell.matches(".*[0-9].*");
    }

    private void escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }
}
