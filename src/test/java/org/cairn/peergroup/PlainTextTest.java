package org.cairn.peergroup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  private static final String FAMILY = "👨‍👩‍👧‍👦";
  private static final String SCOTLAND = "🏴󠁧󠁢󠁳󠁣󠁴󠁿";

  /** What people write, each with the number of characters that its readers count. */
  private static final Map<String, Integer> KEPT = new LinkedHashMap<>();

  static {
    KEPT.put("Made it.", 8);
    KEPT.put("línea uno\nlínea dos\ttab", 23);
    KEPT.put("اَلسَّلَامُ عَلَيْكُمْ", 12); // fully pointed
    KEPT.put("می‌خواهم", 7); // Persian, with the joiner that it needs
    KEPT.put("שָׁלוֹם בְּרֵאשִׁ֖ית", 11); // pointed, with an accent
    KEPT.put("नमस्ते", 3);
    KEPT.put("क्‍ष", 1); // a half form, chosen by a joiner
    KEPT.put("র‍্যাব", 2); // a joiner before the virama
    KEPT.put("മലയാളം", 4);
    KEPT.put("សួស្តី​បង", 5); // Khmer, with its word space
    KEPT.put("ကျွန်ုပ်", 3);
    KEPT.put("བསྒྲུབས", 4);
    KEPT.put("Tiếng Việt", 10);
    KEPT.put("日本語とﾊﾝｶｸ", 8);
    KEPT.put("葛󠄀", 1); // an ideograph with its variant
    KEPT.put("한국어", 3);
    KEPT.put("ᠮᠣᠩᠭᠣᠯ᠎ᠠ", 8); // Mongolian, with its vowel separator
    KEPT.put(FAMILY, 1);
    KEPT.put("👩🏾‍🚒 👍🏽 🏳️‍🌈 🏴‍☠️ ❤️‍🔥", 9);
    KEPT.put(SCOTLAND, 1);
    KEPT.put("🇺🇸🇲🇽", 2);
    KEPT.put("1️⃣ #️⃣", 3);
    KEPT.put("He said ⁧שלום⁩ to me", 20); // a quoted word in an isolate
    KEPT.put("abc ‏שלום‏!", 11); // marks
    KEPT.put("https://example.org/a?b=c&d=%20", 31);
    KEPT.put("<b>&amp;</b> 'quoted' \"text\"", 28);
  }

  @Test
  void whatPeopleWriteStaysAsItIsAndIsCountedAsTheyCount() {
    KEPT.forEach(
        (text, characters) -> {
          assertEquals(PlainText.of(text), PlainText.of(PlainText.of(text)), text);
          assertEquals(
              points(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC)),
              points(PlainText.of(text)),
              text);
          assertEquals(characters, PlainText.characters(PlainText.of(text)), text);
        });
  }

  @Test
  void whatShowsNothingAndServesNothingIsTakenOut() {
    Map<String, String> cleaned = new LinkedHashMap<>();
    cleaned.put("  a b \n", "a b");
    cleaned.put("\u00A0\u3000a\u2003", "a");
    cleaned.put("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne");
    cleaned.put("Cafe\u0301", "Caf\u00E9");
    cleaned.put("\uFEFFa\u200Bb\u00ADc\u2060d", "abcd");
    cleaned.put("e\u200B\u0301", "\u00E9"); // composed after the space is out
    cleaned.put("a\u200Db\u200Cc", "abc");
    cleaned.put("👍\u200D", "👍");
    cleaned.put("\u200D👍", "👍");
    cleaned.put("👨\u200D\u200D👩", "👨\u200D👩");
    cleaned.put("a\u2061\u2062\u2063\u2064\u206A\u206Fb", "ab");
    cleaned.put("a\uFFF9b\uFFFAc\uFFFB", "abc");
    cleaned.put("a\u3164\uFFA0b", "ab"); // fillers
    cleaned.put("a\u034Fb", "ab");
    cleaned.put(tags("a", "hidden"), "a"); // text in tags, which no font shows
    cleaned.put(tags("🏴", "hiddenmessage") + "\uDB40\uDC7F", "🏴");
    cleaned.put(
        "👍" + "\uDB40\uDD20\uDB40\uDD21\uDB40\uDD22",
        "👍\uDB40\uDD20"); // bytes hidden in selectors
    cleaned.put("\uFE0Fa", "a");
    cleaned.put("a\u200E\u200E\u200Eb", "a\u200Eb");
    cleaned.forEach(
        (typed, text) -> assertEquals(points(text), points(PlainText.of(typed)), points(typed)));
  }

  @Test
  void whatShowsNothingAtAllIsEmpty() {
    for (String typed :
        List.of(
            "",
            " \n\t ",
            "\u200B",
            "\u200E\u200F",
            "\u2800",
            "\u3164",
            "\u115F\u1160",
            "\u00AD\u2060\uFEFF",
            "\u2066\u2069",
            "\uFE0F\u200D")) {
      assertEquals("", PlainText.of(typed), points(typed));
    }
  }

  @Test
  void whatHidesTurnsOrCoversIsRefusedByItsField() {
    for (String typed :
        List.of(
            "a\u0000b",
            "a\u0007b",
            "a\u001B[2Jb",
            "a\u0085b",
            "a\uD800b",
            "a\uDC00",
            "a\uFFFEb",
            "a\uFDD0b",
            "\uD83F\uDFFF",
            "photo\u202Egnp.exe",
            "a\u202Ab\u202C",
            "a\u202Db",
            "a\u2066b",
            "a\u2069b",
            "a\u2067b\nc\u2069",
            "q" + "\u0301".repeat(3) + "\u0321\u0327\u0330\u0331",
            "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞")) {
      HttpProblem refused = assertThrows(HttpProblem.class, () -> PlainText.of("note", typed));
      assertEquals("peergroup/text-unreadable", refused.getType().toString(), points(typed));
      assertTrue(refused.getParameters().get("violations").toString().contains("note"));
    }
  }

  @Test
  void whatASearchTakesForTheSame() {
    Map<String, String> same = new LinkedHashMap<>();
    same.put("CAFÉ", "café");
    same.put("Cafe\u0301", "cafe");
    same.put("ＦＵＬＬ　ｗｉｄｔｈ", "full width");
    same.put("ﾊﾝｶｸ", "ハンカク");
    same.put("Straße", "STRASSE");
    same.put("ΣΊΣΥΦΟΣ", "σισυφοσ");
    same.put("שָׁלוֹם", "שלום");
    same.put("مُحَمَّد", "محمد");
    same.put("ﬁnd", "find");
    same.forEach((one, other) -> assertEquals(PlainText.folded(one), PlainText.folded(other), one));
    assertFalse(PlainText.folded("कि").equals(PlainText.folded("कु")), "vowel signs are letters");
  }

  @Test
  void invisibleIsWhatShowsNothingByItself() {
    for (int point : new int[] {0x200B, 0x00AD, 0xFEFF, 0x2060, 0x200D, 0x3164, 0x2800, 0xE0041}) {
      assertTrue(PlainText.invisible(point), Integer.toHexString(point));
    }
    for (int point : new int[] {'a', ' ', 0x0301, 0x1F44D, 0x0600}) {
      assertFalse(PlainText.invisible(point), Integer.toHexString(point));
    }
  }

  private static String tags(String base, String hidden) {
    StringBuilder text = new StringBuilder(base);
    hidden.chars().forEach(letter -> text.appendCodePoint(0xE0000 + letter));
    return text.toString();
  }

  private static String points(String text) {
    StringBuilder points = new StringBuilder();
    text.codePoints().forEach(point -> points.append(Integer.toHexString(point)).append(' '));
    return points.toString();
  }
}
