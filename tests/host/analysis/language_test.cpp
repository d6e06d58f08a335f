// SPDX-License-Identifier: Apache-2.0
#include "tests/host/analysis/analysed.hpp"

using gainsay::test::Languages;
using gainsay::test::Text;

namespace {

const char* const english =
    "The bridge of Holm was closed on Friday, and the council will not open it before the spring.";
const char* const italian =
    "Il ponte di Holm è stato chiuso venerdì e il consiglio non lo riaprirà prima della primavera.";
const char* const turkish = "Holm köprüsü cuma günü kapatıldı ve meclis onu bahardan önce açmayacak, çünkü para yok.";
const char* const persian = "پل هولم روز جمعه بسته شد و شورا آن را پیش از بهار باز نخواهد کرد.";
const char* const german =
    "Die Brücke von Holm wurde am Freitag geschlossen und der Rat wird sie nicht vor dem Frühling öffnen, "
    "weil das Geld für die Arbeiten im Haushalt der Stadt noch immer nicht gefunden worden ist, sagte er.";

}  // namespace

TEST_CASE("a document is in the language of its words") {
  const Languages languages;
  for (const auto& [text, tag] :
       {std::pair{english, "en"}, {italian, "it"}, {turkish, "tr"}, {persian, "fa"}, {german, "de"}}) {
    INFO(text);
    const Text t(text, languages.vocabulary());
    CHECK(t.analysis().languages[t.analysis().language] == tag);
  }
}

TEST_CASE("a paragraph in another language keeps its own") {
  const Languages languages;
  const Text t(std::string(persian) + "\n" + persian + "\n" + english + "\ncaptcha\n" + german, languages.vocabulary());
  const auto& a = t.analysis();
  REQUIRE(a.paragraphs.size() == 5);
  CHECK(a.languages[0] == "fa");
  CHECK(a.languages[a.paragraphs[1].language] == "fa");
  CHECK(a.languages[a.paragraphs[2].language] == "en");
  CHECK(a.languages[a.paragraphs[3].language] == "fa");
  CHECK(a.languages[a.paragraphs[4].language] == "de");
}

TEST_CASE("what the user says about the language stands") {
  const Languages languages;
  CHECK(Text(english, languages.vocabulary(), "it").analysis().languages[0] == "it");
  CHECK(Text(english, languages.vocabulary(), "en-GB").analysis().languages[0] == "en");
  CHECK(Text(english, languages.vocabulary(), "pt-BR").analysis().languages[0] == "pt-BR");
  CHECK(Text(english, languages.vocabulary(), "und").analysis().languages[0] == "en");
}

TEST_CASE("the document's own language is a hint too, below the caller's") {
  const Languages languages;
  gainsay::model::Document document;
  document.text = english;
  document.language = "it";
  CHECK(gainsay::analysis::analyse(document, languages.lexicon())->analysis.languages[0] == "it");
  CHECK(gainsay::analysis::analyse(document, languages.lexicon(), {"tr"})->analysis.languages[0] == "tr");
}

TEST_CASE("a text that speaks for no language is in none") {
  const Languages languages;
  CHECK(Text("12 + 30 = 42", languages.vocabulary()).analysis().languages[0] == "und");
  CHECK(Text("Xqzt", languages.vocabulary()).analysis().languages[0] == "und");
}
