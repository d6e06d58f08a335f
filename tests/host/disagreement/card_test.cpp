// SPDX-License-Identifier: Apache-2.0
// From claims written by hand over texts written for this test, through rows, the plugin and the link check, to the
// card.
#include "host/disagreement/card.hpp"

#include <algorithm>
#include <filesystem>

#include "host/disagreement/arguments.hpp"
#include "host/disagreement/disagreements.hpp"
#include "host/verification/verify.hpp"
#include "tests/plugins/verify_stances/stances.hpp"
#include "tests/support/bound_verifier.hpp"

using namespace gainsay;
using namespace gainsay::test;
using disagreement::Card;
using disagreement::Messages;

namespace {

constexpr const char* id = "org.gainsay.verify_stances";

model::Document document(const std::string& text, const std::string& language, const std::string& publisher,
                         std::string_view on) {
  model::Document out;
  out.text = text;
  out.id = kit::document_id(text);
  out.language = language;
  model::Appearance seen;
  seen.path = publisher + ".txt";
  seen.publisher = publisher;
  seen.published = model::Published{std::string(on), {day(on), day(on)}, -1, model::DateBasis::Metadata};
  out.appearances.push_back(seen);
  return out;
}

Span span_of(const model::Document& d, std::string_view words) {
  const auto at = d.text.find(words);
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

model::Claim claim(const model::Document& d, std::string_view predicate, std::string_view words,
                   model::Modality modality) {
  model::Claim out;
  out.document = d.id;
  out.predicate = kit::term(predicate);
  out.span = span_of(d, words);
  out.modality = modality;
  out.id = kit::claim_id(d.id, out.span.begin, out.span.end, "test", out.predicate, 0);
  return out;
}

void fill(model::Claim& c, const model::Document& d, std::string_view role, std::string_view entity,
          std::string_view words) {
  c.slots.push_back(
      {kit::term(role), kit::term(entity), {}, std::string(words), span_of(d, words), model::Via::Name, 1});
}

void when(model::Claim& c, const model::Document& d, std::string_view words, DayRange days) {
  model::ClaimTime time;
  time.time.kind = model::TimeKind::Interval;
  time.time.basis = model::Basis::Explicit;
  time.time.days = days;
  time.span = span_of(d, words);
  c.time = time;
}

struct Case {
  std::vector<model::Document> documents;
  std::vector<model::Claim> claims;
};

Case arms_case() {
  Case out;
  out.documents.push_back(
      document("Fino al 2019 Mosca appoggiò le sanzioni contro Pyongyang.", "it", "Il Faro", "2021-05-10"));
  out.documents.push_back(document(
      "مسکو از ژانویه ۲۰۲۲ تا ژوئن ۲۰۲۴ از پیونگ‌یانگ مهمات گرفت.",
      "fa", "بندر", "2024-08-01"));
  const auto& it = out.documents[0];
  const auto& fa = out.documents[1];
  auto backs =
      claim(it, "support.rule", "Fino al 2019 Mosca appoggiò le sanzioni contro Pyongyang", model::Modality::Asserted);
  fill(backs, it, "agent", "Q159", "Mosca");
  fill(backs, it, "theme", "gs:unsc-dprk", "le sanzioni");
  fill(backs, it, "target", "Q423", "Pyongyang");
  when(backs, it, "Fino al 2019", {day_min, day("2019-12-31")});
  auto gets = claim(fa, "supply.arms", fa.text.substr(0, fa.text.size() - 1), model::Modality::Reported);
  fill(gets, fa, "recipient", "Q159", "مسکو");
  fill(gets, fa, "agent", "Q423", "پیونگ‌یانگ");
  gets.slots.push_back(
      {kit::term("theme"), {}, kit::term("c:ammunition"), "مهمات", span_of(fa, "مهمات"), model::Via::Name, 1});
  when(gets, fa, "ژانویه ۲۰۲۲ تا ژوئن ۲۰۲۴", {day("2022-01-01"), day("2024-06-30")});
  out.claims = {backs, gets};
  return out;
}

// The lexicon of the build tree.
struct Words {
  Words()
      : bytes(file_bytes(GAINSAY_BUILD_DIR "/share/gainsay/lexicon/gainsay.lexicon")),
        lexicon(kit::Lexicon::open(bytes)) {}
  std::string bytes;
  Result<kit::Lexicon> lexicon;
};

struct Made {
  Case from;
  std::vector<model::Link> links;
  disagreement::MessagesOf messages;
  std::vector<model::Disagreement> disagreements;
  disagreement::Sources sources;
};

Made make(const Words& words) {
  Made out{arms_case(), {}, {}, {}, {}};
  std::vector<matching::Comparison> rows;
  for (const auto& d : out.from.documents) {
    std::vector<model::Claim> own;
    for (const auto& c : out.from.claims)
      if (c.document == d.id) own.push_back(c);
    rows.push_back(matching::make_comparison(d, {}, own));
  }
  auto messages = Messages::load(GAINSAY_BUILD_DIR "/lib/gainsay/plugins/1/org.gainsay.verify_stances/messages");
  REQUIRE(messages);
  auto own = Messages::load(GAINSAY_BUILD_DIR "/share/gainsay/labels");
  REQUIRE(own);
  out.messages.emplace(disagreement::host_messages, *std::move(own));
  const auto plugin = stances();
  const auto verifier =
      bind_for_test(plugin, id, messages->rules(), {"rule.forbids", "support.rule", "violates.rule", "comply.rule"});
  std::vector<std::uint64_t> fresh{rows[0].document, rows[1].document};
  out.links = verification::one_each(verification::verify({&verifier, 1}, matching::gather(rows, fresh)).links);
  out.messages.emplace(id, *std::move(messages));
  const auto by_id = [](const auto& x, const auto& y) { return x.id < y.id; };
  std::sort(out.from.documents.begin(), out.from.documents.end(), by_id);
  std::sort(out.from.claims.begin(), out.from.claims.end(), by_id);
  out.sources = {out.from.claims, out.from.documents, {}, &*words.lexicon, {}};
  out.disagreements = disagreement::join(out.links, out.sources);
  return out;
}

}  // namespace

TEST_CASE("a card shows both sides verbatim, the rule between them, and what would settle it") {
  const Words words;
  REQUIRE(words.lexicon);
  const auto made = make(words);
  REQUIRE(made.disagreements.size() == 1);
  const auto card = disagreement::make_card(made.disagreements[0], made.links, made.sources, made.messages, "en");
  CHECK(card.type == "stance-reversal");
  CHECK(card.a.quote == "Fino al 2019 Mosca appoggiò le sanzioni contro Pyongyang");
  CHECK(card.a.publisher == "Il Faro");
  CHECK(card.a.date == "May 10, 2021");
  CHECK(card.a.time == "until 2019");
  CHECK(!card.a.right_to_left);
  CHECK(card.b.time == "January 2022 to June 2024");
  CHECK(card.b.right_to_left);
  CHECK(card.voices == 2);
  CHECK(card.also == 0);
  CHECK_THAT(
      card.headline,
      StartsWith("Russia backed the UN Security Council sanctions on North Korea (until 2019); later North Korea "
                 "passed ammunition to Russia"));
  CHECK_THAT(card.rule,
             EndsWith("The ban is taken from the built-in table of norms: \u2068S/RES/1718 (2006), S/RES/2270 "
                      "(2016), S/RES/2397 (2017)\u2069."));
  CHECK(!card.dissolve.empty());
  CHECK(!card.settle.empty());
  CHECK(card.notes.empty());
  const auto time =
      std::find_if(card.slots.begin(), card.slots.end(), [](const auto& s) { return s.reason == "before"; });
  REQUIRE(time != card.slots.end());
  CHECK(time->a == "Fino al 2019");
  CHECK(time->name == "time, the one ends before the other begins");
  CHECK(time->a_shown == "until 2019 (“\u2068Fino al 2019\u2069”)");
  CHECK(time->b_shown == "January 2022 to June 2024 (“\u2068ژانویه ۲۰۲۲ تا ژوئن ۲۰۲۴\u2069”)");
}

TEST_CASE("a Persian reader gets Persian names, digits and both calendars") {
  const Words words;
  REQUIRE(words.lexicon);
  const auto made = make(words);
  REQUIRE(made.disagreements.size() == 1);
  const auto card = disagreement::make_card(made.disagreements[0], made.links, made.sources, made.messages, "fa");
  CHECK_THAT(
      card.headline,
      StartsWith(
          "روسیه از تحریم‌های شورای امنیت سازمان ملل علیه کرهٔ شمالی "
          "پشتیبانی "
          "می‌کرد "
          "(تا ۲۰۱۹ / ۱۳۹۸)؛"));
  CHECK_THAT(card.b.time, ContainsSubstring("ژانویه") && ContainsSubstring("۲۰۲۲"));
  CHECK_THAT(card.b.time, ContainsSubstring("۱۴۰۰"));  // January 2022 began in Dey 1400
  CHECK_THAT(card.a.time, ContainsSubstring("۲۰۱۹"));
  CHECK(card.notes.empty());
}

TEST_CASE("quotes in a message are isolated from the direction of the sentence") {
  const Words words;
  REQUIRE(words.lexicon);
  const auto made = make(words);
  REQUIRE(made.links.size() == 1);
  const disagreement::Wording wording(made.sources, made.messages.at(std::string(disagreement::host_messages)), "en");
  const auto arguments = disagreement::make_arguments(made.links[0], made.sources, wording);
  CHECK_THAT(arguments.at("b.quote"), StartsWith("“\u2068مسکو"));
  CHECK_THAT(arguments.at("b.quote"), EndsWith("\u2069”"));
  CHECK(arguments.at("b.place") == "a place not named");
  CHECK(arguments.at("b.target") == "someone not named");
}

TEST_CASE("a reader without messages of her own reads English, and the report says so") {
  const Words words;
  REQUIRE(words.lexicon);
  const auto made = make(words);
  const auto card = disagreement::make_card(made.disagreements.at(0), made.links, made.sources, made.messages, "sw");
  CHECK_THAT(card.headline, StartsWith("Russia backed"));
  CHECK(card.notes.size() == 4);
}

TEST_CASE("links of one matter are one disagreement, led by the strongest") {
  std::vector<model::Link> links(4);
  for (std::size_t i = 0; i < links.size(); ++i) {
    auto& l = links[i];
    l.id = {i + 1}, l.a = {10}, l.b = {20 + i}, l.matter = {7}, l.type = "norm-violation", l.score = 0.7;
  }
  links[1].score = 0.9, links[1].type = "stance-reversal";
  links[2].score = 0.5, links[2].tier = model::Tier::Check, links[2].matter = {8};
  links[3].relation = model::Relation::Corroboration;
  const auto joined = disagreement::join(links, {});
  REQUIRE(joined.size() == 1);
  CHECK(joined[0].id == MatterId{7});
  CHECK(joined[0].strongest == LinkId{2});
  CHECK(joined[0].type == "stance-reversal");
  CHECK(joined[0].links == std::vector<LinkId>{{1}, {2}});
  CHECK(joined[0].claims == std::vector<ClaimId>{{10}, {20}, {21}});
}

TEST_CASE("the bundled messages say the same to every reader") {
  const std::string plugins = GAINSAY_BUILD_DIR "/lib/gainsay/plugins/1/org.gainsay.verify_";
  for (const std::string& folder : {plugins + "stances/messages", plugins + "figures/messages",
                                    std::string(GAINSAY_BUILD_DIR "/share/gainsay/labels")}) {
    CAPTURE(folder);
    const auto messages = Messages::load(std::filesystem::path(folder));
    REQUIRE(messages);
    CHECK(messages->languages() == std::vector<std::string>{"en", "fa", "it", "tr"});
    for (const auto* reader : {"fa", "it", "tr"}) CHECK(messages->missing(reader).empty());
  }
}

TEST_CASE("every rule of a bundled verifier has its messages") {
  const auto messages = Messages::load(GAINSAY_BUILD_DIR "/lib/gainsay/plugins/1/org.gainsay.verify_stances/messages");
  REQUIRE(messages);
  auto table = file_bytes(GAINSAY_BUILD_DIR "/lib/gainsay/plugins/1/org.gainsay.verify_stances/rules.tsv");
  std::set<std::string> ids;
  for (std::size_t at = 0; at < table.size();) {
    const auto end = std::min(table.find('\n', at), table.size());
    const auto line = table.substr(at, end - at);
    at = end + 1;
    if (line.empty() || line.front() == '#' || line.starts_with("id\t")) continue;
    const auto tab = line.find('\t');
    if (line.compare(tab + 1, 4, "via\t") != 0) ids.insert(line.substr(0, tab));
  }
  CHECK(ids == messages->rules());
}
