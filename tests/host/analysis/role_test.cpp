// SPDX-License-Identifier: Apache-2.0
#include "tests/host/analysis/analysed.hpp"

using gainsay::test::Languages;
using gainsay::test::Strings;
using gainsay::test::Text;

TEST_CASE("a short line without a stop above a text is a heading") {
  const Languages languages;
  CHECK(Text("Holm closes its bridge\n\nThe bridge of Holm was closed on Friday.", languages.vocabulary(), "en")
            .roles() == Strings{"heading", "body"});
  CHECK(Text("Holm closes its bridge.\nThe bridge was closed on Friday.", languages.vocabulary(), "en").roles() ==
        Strings{"body", "body"});
  CHECK(Text("Holm closes its bridge", languages.vocabulary(), "en").roles() == Strings{"body"});
  CHECK(Text("The mayor said this:\nThe bridge stays closed.", languages.vocabulary(), "en").roles() ==
        Strings{"body", "body"});
  CHECK(Text("The bridge stays closed.\n• bread\n- butter", languages.vocabulary(), "en").roles() ==
        Strings{"body", "body", "body"});
}

TEST_CASE("a paragraph of questions is a question") {
  const Languages languages;
  CHECK(
      Text("Perché è chiuso il ponte?\nIl ponte è chiuso.\nÈ così? Forse.\nDove? Quando?", languages.vocabulary(), "it")
          .roles() == Strings{"question", "body", "body", "question"});
}

TEST_CASE("a paragraph that was there before is a duplicate of the first one") {
  const Languages languages;
  const Text t(
      "Holm closes its bridge\nThe bridge is CLOSED since Friday.\n\nthe bridge  is closed since friday.\nHolm closes "
      "its bridge\nIt is closed.",
      languages.vocabulary(), "en");
  CHECK(t.roles() == Strings{"heading", "body", "duplicate", "duplicate", "body"});
  CHECK(t.analysis().paragraphs[2].duplicate_of == 1);
  CHECK(t.analysis().paragraphs[3].duplicate_of == 0);
  CHECK(t.analysis().paragraphs[1].duplicate_of == gainsay::model::no_paragraph);
}

TEST_CASE("boilerplate is what the language file calls so, with or without a bullet in front") {
  gainsay::analysis::Vocabulary vocabulary;
  auto& language = vocabulary.add_language("xx");
  vocabulary.add_row(language, "boilerplate", "prefix", "Photo+:|Written by|© ", "");
  vocabulary.add_row(language, "boilerplate", "whole", "Share", "");
  vocabulary.add_row(language, "boilerplate", "contains", "rights reserved", "");
  const auto role = [&](const char* line) {
    return Text(std::string(line) + "\nA body stands here.", vocabulary, "xx").roles().at(0);
  };
  CHECK(role("Photo: A. Holm") == "boilerplate");
  CHECK(role("PHOTO : A. Holm") == "boilerplate");
  CHECK(role("  • Photo: A. Holm") == "boilerplate");
  CHECK(role("- Written by a friend") == "boilerplate");
  CHECK(role("Share") == "boilerplate");
  CHECK(role("Share!") == "boilerplate");
  CHECK(role("© Holm Press") == "boilerplate");
  CHECK(role("© 2020, all rights reserved.") == "boilerplate");
  CHECK(role("* * *") == "boilerplate");
  CHECK(role("Photographers met.") == "body");
  CHECK(role("Written byes are rare.") == "body");
  CHECK(role("Share prices fell.") == "body");
}

TEST_CASE("after an end line everything is boilerplate, before it nothing") {
  gainsay::analysis::Vocabulary vocabulary;
  vocabulary.add_row(vocabulary.add_language("xx"), "end", "whole", "End of text", "");
  CHECK(Text("The bridge is closed.\nEnd of text\nThe bridge is open.\nIs it?", vocabulary, "xx").roles() ==
        Strings{"body", "boilerplate", "boilerplate", "boilerplate"});
  CHECK(Text("The end of text is near.\nThe bridge is open.", vocabulary, "xx").roles() == Strings{"body", "body"});
}
