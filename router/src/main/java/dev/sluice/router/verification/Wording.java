package dev.sluice.router.verification;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** How an answer sounds, in the languages that are asked most: whether it refuses, and whether it doubts itself. */
final class Wording {
    /** A refusal comes at once. */
    private static final int START = 200;
    /** What goes on for longer has given an answer after all. */
    private static final int LONGEST_REFUSAL = 1200;
    /** More than so many words of doubt say no more. */
    private static final int MOST = 3;

    private static final List<String> REFUSALS = List.of(
            // English
            "i cannot help",
            "i can't help",
            "i cannot assist",
            "i can't assist",
            "i cannot provide",
            "i can't provide",
            "i cannot fulfill",
            "i can't fulfill",
            "i cannot comply",
            "i can't comply",
            "i cannot answer",
            "i can't answer",
            "i cannot create",
            "i can't create",
            "i cannot write",
            "i can't write",
            "i cannot engage",
            "i can't engage",
            "i am unable to",
            "i'm unable to",
            "i'm not able to",
            "i am not able to",
            "i won't be able to",
            "i must decline",
            "i'm sorry, but i c",
            "i am sorry, but i c",
            "sorry, i c",
            "as an ai language model, i c",
            "as an ai, i c",
            // German
            "ich kann dir dabei nicht",
            "ich kann ihnen dabei nicht",
            "ich kann dabei nicht",
            "ich kann diese anfrage nicht",
            "tut mir leid, aber ich kann",
            "leider kann ich",
            "ich bin nicht in der lage",
            // French
            "je ne peux pas vous aider",
            "je ne peux pas t'aider",
            "je ne peux pas répondre",
            "je ne peux pas fournir",
            "désolé, mais je ne peux",
            "désolé, je ne peux",
            "je suis désolé, mais je ne",
            "je ne suis pas en mesure",
            // Spanish
            "no puedo ayudar",
            "no puedo proporcionar",
            "no puedo responder",
            "lo siento, pero no puedo",
            "lo siento, no puedo",
            "no me es posible",
            // Italian
            "non posso aiutar",
            "non posso fornire",
            "non posso rispondere",
            "mi dispiace, ma non posso",
            "non sono in grado di",
            // Portuguese
            "não posso ajudar",
            "não posso fornecer",
            "não posso responder",
            "desculpe, mas não posso",
            "sinto muito, mas não",
            "não consigo ajudar",
            // Dutch
            "ik kan je hier niet",
            "ik kan u hier niet",
            "ik kan hier niet",
            "het spijt me, maar ik kan",
            "sorry, maar ik kan",
            "ik ben niet in staat",
            // Polish
            "nie mogę pomóc",
            "nie mogę odpowiedzieć",
            "przykro mi, ale nie mogę",
            "przepraszam, ale nie mogę",
            // Swedish, Danish, Norwegian
            "jag kan inte hjälpa",
            "tyvärr kan jag inte",
            "jeg kan ikke hjælpe",
            "jeg kan ikke hjelpe",
            "desværre kan jeg",
            // Turkish
            "yardımcı olamam",
            "üzgünüm, ancak",
            "üzgünüm, ama",
            // Russian, Ukrainian
            "я не могу помочь",
            "я не могу ответить",
            "я не могу предоставить",
            "извините, но я не могу",
            "к сожалению, я не могу",
            "я не можу допомогти",
            "на жаль, я не можу",
            // Chinese
            "我无法",
            "我不能",
            "抱歉,我无",
            "抱歉,我不能",
            "很抱歉,",
            "对不起,我",
            "無法提供",
            "無法協助",
            // Japanese
            "申し訳ありませんが",
            "申し訳ございませんが",
            "お手伝いできません",
            "お答えできません",
            // Korean
            "죄송하지만",
            "도와드릴 수 없",
            "답변할 수 없",
            "제공할 수 없",
            // Arabic
            "لا أستطيع",
            "لا يمكنني",
            "عذرا، لا",
            "آسف، لا",
            // Hindi
            "मैं इसमें मदद नहीं",
            "मैं मदद नहीं कर",
            "क्षमा करें, मैं",
            "माफ़ कीजिए, मैं");

    private static final List<String> DOUBTS = List.of(
            "i'm not sure",
            "i am not sure",
            "not entirely sure",
            "i don't know",
            "i do not know",
            "i'm not certain",
            "it is unclear",
            "it's unclear",
            "hard to say",
            "i think",
            "i believe",
            "i guess",
            "my best guess",
            "might be",
            "may be wrong",
            "cannot be determined",
            "can't be determined",
            "not enough information",
            "none of the options",
            "does not match any",
            "doesn't match any",
            "wait,",
            "let me re",
            "there seems to be a mistake",
            "ich bin mir nicht sicher",
            "ich weiß nicht",
            "vermutlich",
            "möglicherweise",
            "schwer zu sagen",
            "je ne suis pas sûr",
            "je ne sais pas",
            "peut-être",
            "il est possible que",
            "difficile à dire",
            "no estoy seguro",
            "no lo sé",
            "quizás",
            "tal vez",
            "non sono sicuro",
            "non lo so",
            "forse",
            "não tenho certeza",
            "não sei",
            "talvez",
            "ik weet het niet",
            "niet zeker",
            "misschien",
            "nie jestem pewien",
            "nie wiem",
            "być może",
            "я не уверен",
            "не знаю",
            "возможно",
            "我不确定",
            "不太清楚",
            "可能是",
            "わかりません",
            "かもしれません",
            "확실하지 않",
            "모르겠",
            "لست متأكد",
            "لا أعرف",
            "मुझे यकीन नहीं",
            "पता नहीं");

    private Wording() {}

    /** Whether an answer declines to answer. */
    static boolean refuses(String output) {
        if (output.length() > LONGEST_REFUSAL) {
            return false;
        }
        String start = plain(output.substring(0, Math.min(START, output.length())));
        return REFUSALS.stream().anyMatch(start::contains);
    }

    /** How many ways of doubting itself an answer has, at most 3. */
    static int doubts(String output) {
        String plain = plain(output);
        return (int) DOUBTS.stream().filter(plain::contains).limit(MOST).count();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace('‘', '\'');
    }
}
