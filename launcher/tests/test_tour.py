import contextlib
import io
import unittest
from unittest import mock

from launcher import tour
from launcher.tests.fake_gateway import LOCAL, FakeGateway


def _take(tamper=lambda headers, row: None):
    """Whether the tour was whole, and what it printed."""
    printed = io.StringIO()
    with FakeGateway(tamper) as gateway, contextlib.redirect_stdout(printed):
        whole = tour.take(tour.Ends(gateway.base_url, gateway.management_url, "sk-test"), True, "a fake")
    return whole, printed.getvalue()


class TourTest(unittest.TestCase):
    def test_a_gateway_that_keeps_its_promises_passes(self):
        whole, printed = _take()
        self.assertTrue(whole, printed)
        self.assertIn("All 7 came out as promised", printed)
        self.assertIn("SIMULATED", printed)

    def test_a_card_that_leaves_the_house_fails_the_tour(self):
        def leak(headers, row):
            if headers.get("x-sluice-rule") == "cards-and-accounts-local":
                headers["x-sluice-route"] = "openai/gpt-5"

        whole, printed = _take(leak)
        self.assertFalse(whole)
        self.assertIn("went to openai/gpt-5", printed)

    def test_an_unknown_cost_fails_the_tour_and_is_never_shown_as_nothing(self):
        def forget(headers, row):
            if row["route"] != LOCAL:
                row["cost"] = None

        whole, printed = _take(forget)
        self.assertFalse(whole)
        self.assertIn("cost is unknown", printed)
        self.assertIn("left out of both sums", printed)

    def test_a_proprietary_answer_that_cost_nothing_fails_the_tour(self):
        def waive(headers, row):
            if row["route"] != LOCAL:
                row["cost"] = "0"

        self.assertFalse(_take(waive)[0])

    def test_a_rule_that_is_not_named_fails_the_tour(self):
        self.assertFalse(_take(lambda headers, row: headers.pop("x-sluice-rule", None))[0])

    def test_a_gateway_that_does_not_answer_fails_the_tour_and_says_so(self):
        printed = io.StringIO()
        with FakeGateway() as gateway:
            ends = tour.Ends(gateway.base_url, gateway.management_url, "sk-test")
        with contextlib.redirect_stdout(printed):
            self.assertFalse(tour.take(ends, True, "a fake"))
        self.assertIn("no answer", printed.getvalue())

    def test_no_line_is_wider_than_the_screen(self):
        with mock.patch.object(tour, "width", lambda: 80):
            printed = _take()[1]
        for line in printed.splitlines():
            if line and line[0] in "✓+ ─-" and "Proprietary" not in line:
                self.assertLessEqual(len(line), 80, line)

    def test_small_money_is_never_shown_as_none(self):
        self.assertEqual(tour.money("0.0000004"), "<$0.000001")
        self.assertEqual(tour.money("0.00042"), "$0.000420")
        self.assertEqual(tour.money("0"), "$0.000000")
        self.assertEqual(tour.money(None), "unknown")
