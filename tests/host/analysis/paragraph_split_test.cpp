// SPDX-License-Identifier: Apache-2.0
#include "host/analysis/paragraph_split.hpp"

#include "tests/support/catch.hpp"

namespace {

using Strings = std::vector<std::string>;

Strings paragraphs(const std::string& text) {
  std::vector<gainsay::Span> spans;
  gainsay::analysis::split_paragraphs(text, spans);
  Strings out;
  for (const auto span : spans) out.emplace_back(span.of(text));
  return out;
}

}  // namespace

TEST_CASE("every line is a paragraph, blank lines are none") {
  CHECK(paragraphs("One.\nTwo.\n\n \t\nThree.\n") == Strings{"One.", "Two.", "Three."});
  CHECK(paragraphs("One.\r\nTwo.\r\n\r\nThree.") == Strings{"One.", "Two.", "Three."});
  CHECK(paragraphs("One.\rTwo.\fThree.\u2028Four.\u2029Five.\u0085Six.") ==
        Strings{"One.", "Two.", "Three.", "Four.", "Five.", "Six."});
  CHECK(paragraphs("\xEF\xBB\xBF  One.\u00A0\u200F \n") == Strings{"One."});
  CHECK(paragraphs("").empty());
  CHECK(paragraphs("\n \n\u3000\n").empty());
}

TEST_CASE("a long line that goes on in small letters was wrapped") {
  const std::string wrapped = "The council of Holm met on Friday in order to\ndecide on the bridge.";
  CHECK(paragraphs(wrapped) == Strings{wrapped});
  CHECK(paragraphs("A short heading\nthen a text").size() == 2);
  CHECK(paragraphs("The council of Holm met on Friday, and it was late.\nthen they left").size() == 2);
  CHECK(paragraphs("The council of Holm met on Friday in order to\n\ndecide on the bridge.").size() == 2);
  CHECK(paragraphs("The council of Holm met on Friday in order to\nBridge of Holm").size() == 2);
}

TEST_CASE("a block of lines that were filled to one width is one paragraph, in any script") {
  const std::string block =
      "شورای شهر روز جمعه بار دیگر گرد هم آمد تا دربارهٔ پل تازه\n"
      "تصمیم بگیرد. شهردار گفت که پول آن هنوز فراهم نیست و ما\n"
      "باید تا سال آینده صبر کرد. کسی با او مخالفت نکرد.";
  CHECK(paragraphs(block) == Strings{block});
}

TEST_CASE("news with a heading and one line per paragraph stays in its paragraphs") {
  const std::string body =
      "شورای شهر روز جمعه بار دیگر گرد هم آمد تا دربارهٔ پل تازه تصمیم بگیرد و شهردار گفت که پول آن هنوز فراهم نیست و "
      "باید تا سال آینده صبر کرد و کسی با او مخالفت نکرد.";
  CHECK(paragraphs("پل تازهٔ شهر بر سر راه خود به مانعی بزرگ برخورد کرد\n" + body + "\n" + body + "\n").size() == 3);
  CHECK(paragraphs(
            "Bread and butter, eggs and all the rest of it\n- Salt and pepper and everything that goes with\n- Sugar")
            .size() == 3);
}
