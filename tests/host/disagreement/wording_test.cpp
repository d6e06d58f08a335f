// SPDX-License-Identifier: Apache-2.0
// What a reader reads, word for word: figures, dates, names, sources and bans, over texts written for this test, with
// the lexicon and the messages of the build tree.
#include "host/disagreement/wording.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <optional>

#include "gainsay/kit/hash.hpp"
#include "host/disagreement/arguments.hpp"
#include "host/disagreement/card.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/verifying.hpp"

using namespace gainsay;
using namespace gainsay::test;
using disagreement::Messages;
using disagreement::Wording;

namespace {

constexpr const char* readers[] = {"en", "fa", "it", "tr"};
const std::string plugins = GAINSAY_BUILD_DIR "/lib/gainsay/plugins/1/org.gainsay.verify_";

Messages messages_in(const std::string& folder) {
  auto loaded = Messages::load(std::filesystem::path(folder));
  REQUIRE(loaded);
  return *std::move(loaded);
}

// Two texts: one that is dated and has a publisher, one that has neither.
struct Desk {
  Desk()
      : bytes(file_bytes(GAINSAY_BUILD_DIR "/share/gainsay/lexicon/gainsay.lexicon")),
        lexicon(kit::Lexicon::open(bytes)),
        words(messages_in(GAINSAY_BUILD_DIR "/share/gainsay/labels")) {
    REQUIRE(lexicon);
    sources.lexicon = &*lexicon;
  }

  const model::Document& add(const std::string& text, const std::string& language, const std::string& publisher = "",
                             std::optional<Day> day = {}) {
    model::Document out;
    out.text = text;
    out.id = kit::document_id(text);
    out.language = language;
    model::Appearance seen;
    seen.path = "desk/" + language + ".txt";
    if (!publisher.empty()) seen.publisher = publisher;
    if (day) seen.published = model::Published{"", {*day, *day}, -1, model::DateBasis::Metadata};
    out.appearances.push_back(seen);
    documents.push_back(out);
    std::sort(documents.begin(), documents.end(), [](const auto& x, const auto& y) { return x.id < y.id; });
    sources.documents = documents;
    return *sources.document(out.id);
  }

  std::string days(const char* reader, DayRange range) { return Wording(sources, words, reader).days(range); }

  std::string figure(const char* reader, double lo, double hi, const char* unit,
                     model::Modifier modifier = model::Modifier::Exact) {
    model::ClaimQuantity q;
    q.value.lo = lo, q.value.hi = hi, q.value.unit = kit::term(unit), q.value.modifier = modifier;
    return Wording(sources, words, reader).quantity(q);
  }

  std::string source(const char* reader, const model::Document& document, const char* label, const char* entity = "") {
    model::Source from;
    from.label = label;
    if (*entity) from.id = kit::term(entity);
    return Wording(sources, words, reader).attribution(from, document.id);
  }

  std::string bytes;
  Result<kit::Lexicon> lexicon;
  Messages words;
  std::vector<model::Document> documents;
  disagreement::Sources sources;
};

Day day(int year, int month, int day_of_month) { return to_day({year, month, day_of_month}); }

std::vector<std::string> of_all(const std::function<std::string(const char*)>& make) {
  std::vector<std::string> out;
  for (const auto* reader : readers) out.push_back(make(reader));
  return out;
}

}  // namespace

TEST_CASE("a length of time is counted as each language counts") {
  Desk desk;
  const auto months = [&](double n) { return of_all([&](const char* r) { return desk.figure(r, n, n, "mo"); }); };
  CHECK(months(18) == std::vector<std::string>{"18 months", "۱۸ ماه", "18 mesi", "18 ay"});
  CHECK(months(1) == std::vector<std::string>{"1 month", "۱ ماه", "1 mese", "1 ay"});
  CHECK(desk.figure("en", 3, 5, "km") == "3–5 kilometers");
  CHECK(desk.figure("fa", 12, 12, "%") == "۱۲ درصد");
  CHECK(desk.figure("it", 2500, 2500, "EUR") == "2.500 euro");
}

TEST_CASE("what people count has a singular and a plural where the language has them") {
  Desk desk;
  const auto count = [&](double n, const char* unit) {
    return of_all([&](const char* r) { return desk.figure(r, n, n, unit); });
  };
  CHECK(count(1, "unit:ship") == std::vector<std::string>{"1 ship", "۱ کشتی", "1 nave", "1 gemi"});
  CHECK(count(40, "unit:ship") == std::vector<std::string>{"40 ships", "۴۰ کشتی", "40 navi", "40 gemi"});
  CHECK(count(13200, "unit:container") ==
        std::vector<std::string>{"13,200 containers", "۱۳٬۲۰۰ کانتینر", "13.200 container", "13.200 konteyner"});
  CHECK(desk.figure("en", 3000, 4000, "unit:soldier", model::Modifier::AtLeast) == "at least 3,000–4,000 soldiers");
  CHECK(desk.figure("fa", 3000, 3000, "unit:soldier", model::Modifier::AtLeast) ==
        "دست‌کم ۳٬۰۰۰ سرباز");
}

TEST_CASE("every unit has words for every reader") {
  Desk desk;
  const auto table = desk.lexicon->knowledge("units");
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string unit(table.at(row, table.column("id"))), label(table.at(row, table.column("label")));
    for (const auto* reader : {"fa", "tr"}) {
      CAPTURE(unit, reader);
      const auto text = desk.figure(reader, 7, 7, unit.c_str());
      CHECK(text.find("unit:") == std::string::npos);
      CHECK((!std::string(table.at(row, table.column("cldr"))).empty() || text.find('{') == std::string::npos));
      if (std::string_view(reader) == "fa") CHECK(text.find(label) == std::string::npos);
    }
  }
}

TEST_CASE("a Persian reader gets months before years, and no brackets in the date") {
  Desk desk;
  const DayRange april{day(2025, 4, 1), day(2025, 4, 30)};
  CHECK(desk.days("fa", april) == "آوریل ۲۰۲۵ / فروردین ۱۴۰۴ تا اردیبهشت ۱۴۰۴");
  CHECK(desk.days("en", april) == "April 2025");
  CHECK(desk.days("fa", {day_min, day(2019, 12, 31)}) == "تا ۲۰۱۹ / ۱۳۹۸");
  CHECK(desk.days("fa", {day(2022, 1, 1), day(2024, 6, 30)}) == "ژانویهٔ ۲۰۲۲ تا ژوئن ۲۰۲۴ / دی ۱۴۰۰ تا تیر ۱۴۰۳");
  CHECK(desk.days("fa", {day(2024, 8, 1), day(2024, 8, 1)}) == "۱ اوت ۲۰۲۴ / ۱۱ مرداد ۱۴۰۳");
  const auto until = of_all([&](const char* r) { return desk.days(r, {day_min, day(2019, 12, 31)}); });
  CHECK(until[0] == "until 2019");
  CHECK(until[2] == "fino al 2019");
  CHECK(until[3] == "2019 yılı sonuna kadar");
  CHECK(desk.days("it", {day(2023, 6, 1), day_max}) == "da giugno 2023");
}

TEST_CASE("a norm is called by its name, not by the number of one of its texts") {
  Desk desk;
  const auto names =
      of_all([&](const char* r) { return Wording(desk.sources, desk.words, r).label(kit::term("gs:unsc-dprk")); });
  CHECK(names == std::vector<std::string>{
                     "the UN Security Council sanctions on North Korea",
                     "تحریم‌های شورای امنیت سازمان ملل علیه کرهٔ شمالی",
                     "le sanzioni del Consiglio di sicurezza dell’ONU contro la Corea del Nord",
                     "BM Güvenlik Konseyi’nin Kuzey Kore’ye yönelik yaptırımları"});
  const auto norms = desk.lexicon->knowledge("norms");
  for (std::size_t row = 0; row < norms.size(); ++row) {
    const auto norm = kit::term(norms.at(row, norms.column("id")));
    CAPTURE(norms.at(row, norms.column("id")));
    for (const auto* reader : {"fa", "it", "tr"})
      CHECK(Wording(desk.sources, desk.words, reader).label(norm) != desk.lexicon->label(norm));
  }
}

TEST_CASE("the further pairs and voices are a sentence, and nothing where there are none") {
  Desk desk;
  const auto counts = [&](const char* reader, const char* also, const char* voices) {
    return desk.words.format(reader, "card.counts", {{"also", also}, {"voices", voices}}).text;
  };
  CHECK(counts("en", "9", "3") == "Also in 9 further pairs of claims; 3 independent voices");
  CHECK(counts("en", "1", "1") == "Also in 1 further pair of claims");
  CHECK(counts("en", "0", "2") == "2 independent voices");
  CHECK(counts("en", "0", "1").empty());
  CHECK(counts("fa", "9", "3") ==
        "در ۹ جفت گزارهٔ دیگر نیز دیده می‌شود؛ ۳ منبع مستقل");
  CHECK(counts("fa", "0", "2") == "۲ منبع مستقل");
  CHECK(counts("fa", "0", "1").empty());
  CHECK(counts("it", "1", "2") == "Anche in un’altra coppia di affermazioni; 2 voci indipendenti");
  CHECK(counts("tr", "4", "1") == "4 iddia çiftinde daha görülüyor");
}

TEST_CASE("a source is called by its name; a kind of source is said to have none") {
  Desk desk;
  const auto& fa = desk.add("تحلیل می‌گوید کاروان از پل گذشت.", "fa");
  CHECK(desk.source("en", fa, "تحلیل") == "an analysis (unnamed)");
  CHECK(desk.source("fa", fa, "تحلیل") == "یک تحلیل (بی‌نام)");
  CHECK(desk.source("en", fa, "کره جنوبی", "Q884") == "South Korea");
  CHECK(desk.source("fa", fa, "کره جنوبی", "Q884") == "کرهٔ جنوبی");
  CHECK(desk.source("en", fa, "بهرام نیک‌پی") ==
        "\u2068بهرام نیک‌پی\u2069");  // nobody knows him: his name as it stands
}

TEST_CASE("what a document says cannot write to the terminal or turn a sentence") {
  Desk desk;
  const Wording wording(desk.sources, desk.words, "en");
  CHECK(wording.quote("red \x1b[31malert\u202E\u2069 now\n") == "“\u2068red [31malert now\u2069”");
}

TEST_CASE("a sentence begins with a capital where the language has them") {
  Desk desk;
  CHECK(Wording(desk.sources, desk.words, "en").sentence("the sanctions") == "The sanctions");
  CHECK(Wording(desk.sources, desk.words, "tr").sentence("ilk gün") == "İlk gün");
  CHECK(Wording(desk.sources, desk.words, "fa").sentence("تحریم") == "تحریم");
  CHECK(Wording(desk.sources, desk.words, "en").sentence("18 months") == "18 months");
}

namespace {

// Ardland backs the sanctions, North Korea ships; whether a text states the ban is up to the test.
struct Ban {
  explicit Ban(bool stated) : messages(messages_in(plugins + "stances/messages")) {
    const auto& paper =
        desk.add("The sanctions forbid any trade in arms with Pyongyang.", "en", "Quay Gazette", day(2024, 3, 9));
    model::Claim rule;
    rule.document = paper.id;
    rule.span = {0, static_cast<std::uint32_t>(paper.text.size() - 1)};
    rule.predicate = kit::term("rule.forbids");
    rule.id = {7};
    model::Slot norm;
    norm.role = kit::term("agent"), norm.id = kit::term("gs:unsc-dprk");
    rule.slots.push_back(norm);
    claims.push_back(rule);
    desk.sources.claims = claims;
    link.norm = "gs:unsc-dprk";
    link.rule = "backed-then-traded";
    if (stated) link.via.push_back(rule.id);
  }

  std::string text(const char* reader) {
    const Wording wording(desk.sources, desk.words, reader);
    return messages.format(reader, link.rule, disagreement::make_arguments(link, desk.sources, wording)).text;
  }

  Desk desk;
  Messages messages;
  std::vector<model::Claim> claims;
  model::Link link;
};

}  // namespace

TEST_CASE("a card says which document states the ban") {
  Ban ban(true);
  CHECK_THAT(ban.text("en"),
             EndsWith("\u2068Quay Gazette\u2069 (March 9, 2024) states the ban: “\u2068The sanctions forbid any "
                      "trade in arms with Pyongyang\u2069”."));
  CHECK_THAT(ban.text("fa"),
             EndsWith("منع در این منبع آمده است: \u2068Quay Gazette\u2069، ۹ مارس ۲۰۲۴ / ۱۹ اسفند ۱۴۰۲: "
                      "«\u2068The sanctions forbid any trade in arms with Pyongyang\u2069»."));
  CHECK_THAT(ban.text("it"), ContainsSubstring("Il divieto lo riporta \u2068Quay Gazette\u2069 (9 marzo 2024)"));
  CHECK_THAT(ban.text("tr"), ContainsSubstring("Yasağı bildiren kaynak: \u2068Quay Gazette\u2069 (9 Mart 2024)"));
}

TEST_CASE("a card says so when only the built-in table states the ban") {
  Ban ban(false);
  CHECK_THAT(ban.text("en"),
             ContainsSubstring("The ban is taken from the built-in table of norms: \u2068S/RES/1718 (2006)"));
  CHECK_THAT(ban.text("fa"), ContainsSubstring("منع از جدول درونی هنجارها گرفته شده است: \u2068S/RES/1718 (2006)"));
  ban.link.norm = "gs:nobody-knows-it";
  CHECK_THAT(ban.text("en"), !ContainsSubstring("ban"));
}

TEST_CASE("a length that its dates do not fit is shown in the reader's words beside the text's") {
  Desk desk;
  const auto& it = desk.add("Da gennaio 2022 a giugno 2023 il porto è rimasto chiuso, undici mesi in tutto.", "it");
  const auto span = [&](std::string_view words) {
    const auto at = static_cast<std::uint32_t>(it.text.find(words));
    return Span{at, at + static_cast<std::uint32_t>(words.size())};
  };
  std::vector<model::Claim> claims(2);
  for (std::size_t i = 0; i < claims.size(); ++i)
    claims[i].id = {i + 1}, claims[i].document = it.id, claims[i].span = span("il porto");
  model::ClaimTime time;
  time.time.days = {day(2022, 1, 1), day(2023, 6, 30)};
  time.span = span("Da gennaio 2022 a giugno 2023");
  claims[0].time = time;
  model::ClaimQuantity length;
  length.value.lo = length.value.hi = 11, length.value.unit = kit::term("mo"), length.span = span("undici mesi");
  claims[1].quantities.push_back(length);
  desk.sources.claims = claims;
  std::vector<model::Link> links(1);
  auto& link = links[0];
  link.id = {5}, link.a = {1}, link.b = {2}, link.rule = "other-length", link.type = "internal-inconsistency";
  link.verifier = "org.gainsay.verify_figures";
  link.slots = {{kit::term("duration"), model::SlotTest::Incompatible, "outside-the-dates", time.span, length.span},
                {kit::term("order"), model::SlotTest::Equal, "swapped", {}, {}}};
  desk.sources.name = [](Term term) { return term == kit::term("duration") ? "duration" : ""; };
  disagreement::MessagesOf messages;
  messages.emplace(disagreement::host_messages, desk.words);
  messages.emplace(link.verifier, messages_in(plugins + "figures/messages"));
  model::Disagreement disagreement;
  disagreement.id = {1}, disagreement.strongest = link.id, disagreement.links = {link.id},
  disagreement.type = link.type;

  const auto en = disagreement::make_card(disagreement, links, desk.sources, messages, "en");
  CHECK(en.headline == "11 months, but the dates are January 2022 to June 2023");
  REQUIRE(en.slots.size() == 1);
  CHECK(en.slots[0].name == "length of time, more or less than the dates allow");
  CHECK(en.slots[0].a_shown == "January 2022 to June 2023 (“\u2068Da gennaio 2022 a giugno 2023\u2069”)");
  CHECK(en.slots[0].b_shown == "11 months (“\u2068undici mesi\u2069”)");
  const auto fa = disagreement::make_card(disagreement, links, desk.sources, messages, "fa");
  CHECK(fa.type_name == "ناسازگاری درونی");
  CHECK(fa.slots[0].name == "مدت؛ با تاریخ‌ها جور نیست");
  CHECK(fa.slots[0].b_shown == "۱۱ ماه، «\u2068undici mesi\u2069»");
}
