// SPDX-License-Identifier: Apache-2.0
// Full text: queries and texts come folded.
#include "tests/db/casefile_fixture.hpp"

namespace gainsay::db::test {

TEST_CASE("folded words are found in any script, all of a query's words at once") {
  auto casefile = must(Casefile::temporary());
  const auto run = run_of(extractor, "1");
  prepare(casefile, run);
  Writer writer(casefile);
  auto persian = found_in("باران در تهران", {}, run, "fa.txt");
  auto turkish = found_in("İstanbul’da yağmur", {}, run, "tr.txt");
  turkish.folded = "istanbul da yagmur";
  auto english = found_in("Rain in Istanbul and rain elsewhere", {}, run, "en.txt");
  english.folded = "rain in istanbul and rain elsewhere";
  for (const auto* found : {&persian, &turkish, &english}) must(writer.put(found->rows()));

  const auto hits = [&](const std::string& query) {
    std::vector<std::string> out;
    for (const auto& hit : must(casefile.search().find(query, 10))) {
      out.push_back(must(casefile.documents().get(hit.document)).appearances[0].path);
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  using Paths = std::vector<std::string>;
  CHECK(hits("باران") == Paths{"fa.txt"});
  CHECK(hits("istanbul") == Paths{"en.txt", "tr.txt"});
  CHECK(hits("istanbul rain") == Paths{"en.txt"});
  CHECK(hits("\"rain in istanbul\"") == Paths{"en.txt"});
  CHECK(hits("\"istanbul rain\"").empty());
  CHECK(hits("istan*") == Paths{"en.txt", "tr.txt"});
  CHECK(hits("istan").empty());
  CHECK(must(casefile.search().find("istanbul", 1)).size() == 1);

  SECTION("nothing in a query is an operator or an error") {
    for (const char* query :
         {"", " ", "\"", "\"\"", "*", "(", "rain OR", "NOT", "folded:rain", "rain^2", "a\"b", "-", "NEAR("}) {
      CAPTURE(query);
      must(casefile.search().find(query, 10));
    }
    CHECK(hits("rain OR tehran").empty());
  }
  SECTION("the same document again is found once") {
    must(writer.put(english.rows()));
    CHECK(must(casefile.search().find("elsewhere", 10)).size() == 1);
  }
  SECTION("all can be folded anew") {
    must(casefile.search().clear());
    CHECK(hits("rain").empty());
    must(writer.put(english.rows()));
    CHECK(hits("rain") == Paths{"en.txt"});
  }
}

}  // namespace gainsay::db::test
