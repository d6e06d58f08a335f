// SPDX-License-Identifier: Apache-2.0
#include "vocabulary.hpp"

#include <algorithm>
#include <utility>

#include "gainsay/kit/hash.hpp"

namespace gainsay::extract_entities {
namespace {

constexpr std::array<std::pair<std::string_view, Title>, 8> title_ids = {{{"person", Title::Person},
                                                                          {"organisation", Title::Organisation},
                                                                          {"link", Title::Link},
                                                                          {"article", Title::Article},
                                                                          {"of", Title::Of},
                                                                          {"former", Title::Former},
                                                                          {"former-after", Title::FormerAfter},
                                                                          {"none", Title::None}}};

Title title_of(std::string_view id) {
  for (const auto& [name, title] : title_ids)
    if (name == id) return title;
  return Title::Other;
}

std::uint8_t via_of(std::string_view via) {
  if (via == "demonym") return GAINSAY_VIA_DEMONYM;
  return via == "metonym" ? GAINSAY_VIA_METONYM : GAINSAY_VIA_NAME;
}

std::uint16_t flags_of(const kit::Entry& entry) {
  std::uint16_t flags = 0;
  if (entry.has("lower")) flags |= flag::Lower;
  if (entry.has("namesake")) flags |= flag::Namesake;
  if (entry.has("short")) flags |= flag::Short;
  if (entry.feature("needs") == "apostrophe") flags |= flag::Apostrophe;
  if (entry.has("alone")) flags |= flag::Alone;
  if (entry.feature("num") == "pl") flags |= flag::Plural;
  if (entry.has("head")) flags |= flag::Head;
  return flags;
}

// Calls `each` with the parts between any of `separators`.
template <class Each>
void split(std::string_view text, std::string_view separators, Each&& each) {
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(separators), text.size());
    if (end > 0) each(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::uint64_t pair_key(Term country, Term kind) { return country.value * 0x9E3779B97F4A7C15u ^ kind.value; }

}  // namespace

Result<Vocabulary> Vocabulary::load(const kit::Lexicon& lexicon, kit::Host host) {
  Vocabulary out;
  out.lexicon_ = &lexicon;
  out.types_ = {host.intern("country"), host.intern("city"),         host.intern("place"),
                host.intern("person"),  host.intern("organisation"), host.intern("office")};
  if (lexicon.find_category("ent") == kit::no_category) {
    return Error{ErrorCode::BadInput, "the lexicon has no section \"ent\"", "lexicon",
                 "build it again with `gainsay-lexicon`"};
  }
  out.load_words(host);
  out.load_entities(host);
  out.load_order();
  return out;
}

void Vocabulary::load_words(kit::Host host) {
  constexpr std::pair<std::string_view, Section> names[] = {
      {"ent", Section::Name},       {"office", Section::Office},    {"title", Section::Title},
      {"month", Section::Calendar}, {"weekday", Section::Calendar}, {"stop", Section::Function}};
  std::vector<std::pair<kit::Category, Section>> sections;
  for (const auto& [name, section] : names) {
    const auto category = lexicon_->find_category(name);
    if (category == kit::no_category) continue;
    sections.emplace_back(category, section);
    categories_.push_back(category);
  }
  slots_.assign(lexicon_->entry_count(), 0);
  words_.assign(1, Word{});
  for (std::uint32_t i = 0; i < slots_.size(); ++i) {
    const kit::Entry entry = lexicon_->entry(i);
    Word word;
    for (const auto& [category, section] : sections) {
      if (category == entry.category) word.section = section;
    }
    if (word.section == Section::Other) continue;
    word.id = entry.term;
    word.flags = flags_of(entry);
    word.via = via_of(entry.feature("via"));
    if (word.section == Section::Name) {
      word.type = lexicon_->type_of(word.id);
      if (!word.type) host.intern(entry.id);  // of another table; load_entities has the rest
      const auto needs = entry.feature("short");
      if (!needs.empty() && needs != "yes") word.needs = host.intern(needs);
    } else if (word.section == Section::Title) {
      word.title = title_of(entry.id);
    } else if (word.section == Section::Office) {
      if (const auto head = entry.feature("after"); !head.empty()) word.needs = kit::term(head);
    }
    slots_[i] = static_cast<std::uint32_t>(words_.size());
    words_.push_back(word);
  }
}

void Vocabulary::load_entities(kit::Host host) {
  const kit::Table entities = lexicon_->knowledge("entities");
  const auto part_of = entities.column("part_of"), extra = entities.column("extra"), type = entities.column("type");
  for (std::size_t r = 0; r < entities.size(); ++r) {
    const Term id = host.intern(entities.at(r, 0));
    host.intern(entities.at(r, type));
    split(entities.at(r, extra), " ", [&](std::string_view feature) {
      constexpr std::string_view key = "office=";
      if (!feature.starts_with(key)) return;
      const Term country = kit::term(entities.at(r, part_of));
      split(feature.substr(key.size()), ",",
            [&](std::string_view kind) { offices_.emplace(pair_key(country, kit::term(kind)), id); });
    });
  }
  const kit::Table terms = lexicon_->knowledge("offices");
  const auto office = terms.column("office"), person = terms.column("person");
  for (std::size_t r = 0; r < terms.size(); ++r) {
    auto& held = holders_[kit::term(terms.at(r, office))];
    const Term who = kit::term(terms.at(r, person));
    if (std::find(held.begin(), held.end(), who) == held.end()) held.push_back(who);
  }
}

void Vocabulary::load_order() {
  orders_.resize(lexicon_->language_count());
  for (std::size_t i = 0; i < orders_.size(); ++i) {
    const kit::Table table = lexicon_->table(static_cast<kit::LanguageIndex>(i), "entity");
    for (std::size_t r = 0; r < table.size(); ++r) {
      if (table.at(r, 0) == "demonym") orders_[i].demonym = table.at(r, 1);
      if (table.at(r, 0) != "office") continue;
      if (table.at(r, 1) == "before") orders_[i].before = true;
      if (table.at(r, 1) == "after") orders_[i].after = true;
      if (table.at(r, 1) == "of") orders_[i].of = true;
    }
  }
}

Term Vocabulary::office(Term country, Term kind) const {
  const auto found = offices_.find(pair_key(country, kind));
  return found == offices_.end() ? Term{} : found->second;
}

const std::vector<Term>& Vocabulary::holders(Term office) const {
  static const std::vector<Term> nobody;
  const auto found = holders_.find(office);
  return found == holders_.end() ? nobody : found->second;
}

Term Vocabulary::type_of(Term entity) const { return lexicon_->type_of(entity); }

}  // namespace gainsay::extract_entities
