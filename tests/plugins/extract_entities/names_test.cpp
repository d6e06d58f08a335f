// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "tests/plugins/extract_entities/named_text.hpp"

using gainsay::test::EntityReader;
using gainsay::test::FoundName;

namespace {

const EntityReader& reader() {
  static const EntityReader instance;
  return instance;
}

FoundName only(std::string_view language, const std::string& text) {
  const auto names = reader().names(language, text);
  REQUIRE(names.size() == 1);
  return names.front();
}

}  // namespace

TEST_CASE("every language file's own entity tests hold") {
  const auto& lexicon = reader().lexicon();
  std::size_t checked = 0;
  for (std::size_t l = 0; l < lexicon.language_count(); ++l) {
    const auto language = static_cast<gainsay::kit::LanguageIndex>(l);
    if (lexicon.is_partial(language)) continue;
    const auto tests = lexicon.table(language, "tests");
    for (std::size_t r = 0; r < tests.size(); ++r) {
      if (tests.at(r, 0) != "entity") continue;
      const std::string text(tests.at(r, 1));
      INFO(lexicon.language_tag(language) << ": " << text);
      CHECK(reader().ids(lexicon.language_tag(language), text) == std::string(tests.at(r, 2)));
      ++checked;
    }
  }
  CHECK(checked >= 160);
}

TEST_CASE("a mention is the name without its case ending") {
  CHECK(only("tr", "Heyet Kuzey Kore’nin sınırına gitti.").text == "Kuzey Kore");
  CHECK(only("it", "Il porto dell’Ucraina resta chiuso.").text == "Ucraina");
  CHECK(only("en", "Norway’s harbour stayed closed.").text == "Norway");
  CHECK(only("fa", "بندر پیونگ‌یانگ را بستند.").text == "پیونگ‌یانگ");
}

TEST_CASE("a mention says how it names its entity") {
  CHECK(only("en", "The Swedish harbour stayed closed.").via == "demonym");
  CHECK(only("en", "Sweden closed the harbour.").via == "name");
  CHECK(only("it", "La Casa Bianca non ha risposto.").via == "metonym");
  const auto office = only("it", "Il ministro della Difesa russo è partito.");
  CHECK(office.via == "office");
  CHECK(office.type == "office");
  CHECK(office.text == "ministro della Difesa russo");
  // A capital stays a city: whether it acts for its state depends on what it does.
  const auto city = only("tr", "Heyet dün Ankara’ya indi.");
  CHECK(city.via == "name");
  CHECK(city.type == "city");
}

TEST_CASE("the army of a state is an organisation, not an office") {
  const auto army = only("fa", "ارتش کره جنوبی بیانیه داد.");
  CHECK(army.id == "gs:kr-army");
  CHECK(army.via == "name");
}

TEST_CASE("a bare Kim is the leader only where the text names the leader") {
  CHECK(reader().ids("en", "Kim smiled. Later Kim left.") == "none");
  CHECK(reader().ids("en", "Kim smiled. Kim Jong-un left later.") == "Q56226 ; Q56226");
  CHECK(reader().ids("fa", "رهبر کره شمالی آمد. کیم لبخند زد.") == "gs:office-kp-leader ; Q56226");
  CHECK(reader().ids("it", "Il leader nordcoreano è partito. Poi Kim ha parlato.") == "gs:office-kp-leader ; Q56226");
  // Another Kim does not make him one.
  CHECK(reader().ids("tr", "Kim Yo Jong konuştu. Sonra Kim gitti.") == "gs:kim-yo-jong");
}

TEST_CASE("a name that no table holds is recorded only where a word says what it is") {
  const auto person = only("en", "He asked Professor Milo Harkness about it.");
  CHECK(person.id == "?");
  CHECK(person.type == "person");
  CHECK(person.text == "Milo Harkness");
  const auto school = only("it", "Insegna all’Università di Borgovento da anni.");
  CHECK(school.type == "organisation");
  CHECK(school.text == "Università di Borgovento");
  CHECK(reader().ids("en", "They met at Old Harbour Lane on a Monday.") == "none");
}

TEST_CASE("nobody is named in an empty text, and boilerplate names nobody") {
  CHECK(reader().ids("en", "") == "none");
  CHECK(reader().ids("en", "A quiet morning.\n\nPhoto: Sweden Images") == "none");
}

TEST_CASE("the same text gives the same names again") {
  const std::string text = "Putin met Kim Jong Un in Vladivostok; Kim thanked the Russian president.";
  CHECK(reader().ids("en", text) == "Q7747 ; Q56226 ; Q959 ; Q56226 ; gs:office-ru-president");
  CHECK(reader().ids("en", text) == reader().ids("en", text));
}
