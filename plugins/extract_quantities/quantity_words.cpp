// SPDX-License-Identifier: Apache-2.0
#include "quantity_words.hpp"

#include <charconv>
#include <optional>
#include <span>

#include "gainsay/kit/modifiers.hpp"

namespace gainsay::quantities {
namespace {

using Kind = QuantityWord::Kind;

// Columns of units.tsv.
enum Column : std::size_t { Id, Dimension, Factor, Offset };

double number(std::string_view text, double otherwise) {
  double value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

model::QuantityKind kind_of(std::string_view dimension) {
  if (dimension == "ratio") return model::QuantityKind::Percent;
  if (dimension.starts_with("money:")) return model::QuantityKind::Money;
  if (dimension.starts_with("count:")) return model::QuantityKind::Count;
  return model::QuantityKind::Measure;
}

std::optional<std::size_t> find_row(const kit::Table& table, std::string_view id) {
  for (std::size_t r = 0; r < table.size(); ++r)
    if (table.at(r, Id) == id) return r;
  return std::nullopt;
}

}  // namespace

QuantityWords::QuantityWords(const kit::Lexicon& lexicon, kit::LanguageIndex language, kit::Host host)
    : lexicon_(&lexicon), language_(language) {
  const kit::Table numerals = lexicon.table(language, "numerals");
  for (std::size_t r = 0; r < numerals.size(); ++r)
    if (numerals.at(r, 0) == "head") head_last_ = numerals.at(r, 1) == "last";
  for (std::size_t r = 0; r < numerals.size(); ++r)
    if (numerals.at(r, 0) == "adjectives") adjectives_ = static_cast<std::uint32_t>(number(numerals.at(r, 1), 0));
  constexpr std::string_view sections[] = {"unit",  "tunit",    "qmod", "range", "qlink",
                                           "qfill", "numlabel", "tcue", "stop"};
  std::vector<std::string_view> of_category;
  std::vector<kit::Category> categories;
  for (const auto section : sections) {
    const kit::Category c = lexicon.find_category(section);
    if (c == kit::no_category) continue;
    if (of_category.size() <= c) of_category.resize(c + 1u);
    of_category[c] = section;
    categories.push_back(c);
  }
  forms_ = lexicon.select(language, categories);
  const kit::Table units = lexicon.knowledge("units");
  by_entry_.resize(lexicon.entry_count());
  for (std::uint32_t i = 0; i < by_entry_.size(); ++i) {
    const kit::Entry entry = lexicon.entry(i);
    if (entry.language != language && entry.language != kit::any_language) continue;
    if (entry.category >= of_category.size() || of_category[entry.category].empty()) continue;
    QuantityWord word;
    if (!read(entry, of_category[entry.category], units, host, word)) continue;
    words_.push_back(word);
    by_entry_[i] = static_cast<std::uint16_t>(words_.size());
  }
}

bool QuantityWords::read(const kit::Entry& entry, std::string_view section, const kit::Table& units, kit::Host host,
                         QuantityWord& word) const {
  const std::string_view position = entry.feature("pos");
  word.before = position == "before" || position == "both";
  word.after = position != "before";
  word.needs_case = entry.feature("takes");
  if (section == "unit" || section == "tunit") {
    const auto row = find_row(units, entry.id);
    if (!row) return false;
    word.kind = Kind::Unit;
    word.classifier = entry.has("classifier");
    word.unit = host.intern(entry.id);
    word.dimension = host.intern(units.at(*row, Dimension));
    word.quantity = kind_of(units.at(*row, Dimension));
    word.factor = number(units.at(*row, Factor), 1);
    word.offset = number(units.at(*row, Offset), 0);
    if (section == "tunit") word.before = false, word.after = true;
    return true;
  }
  if (section == "qmod") {
    const auto modifier = kit::modifier_of(entry.id);
    if (!modifier) return false;
    word.kind = Kind::Modifier;
    word.modifier = *modifier;
    word.after = position == "after" || position == "both";
    word.before = position != "after";
    return true;
  }
  if (section == "range") {
    word.kind = entry.id == "open" ? Kind::Open : entry.id == "close" ? Kind::Close : Kind::Middle;
    word.needs_open = entry.feature("needs") == "open";
    word.needs_close = entry.feature("needs") == "close";
    return true;
  }
  if (section == "tcue") {
    word.kind = Kind::Age;
    return entry.id == "age";
  }
  word.kind = section == "qlink"      ? Kind::Link
              : section == "qfill"    ? Kind::Fill
              : section == "numlabel" ? Kind::Label
                                      : Kind::Stop;
  return true;
}

const std::vector<QuantityLexeme>& QuantityWords::at(const gainsay_document& document, std::uint32_t token) {
  found_.clear();
  lexicon_->matches(document, token, forms_, matches_);
  for (const kit::Match& m : matches_) {
    if (m.entry >= by_entry_.size() || by_entry_[m.entry] == 0) continue;
    QuantityLexeme lexeme{&words_[by_entry_[m.entry] - 1],
                          m.token_begin,
                          m.token_end,
                          {m.span.begin, document.tokens[m.token_end - 1].end},
                          {}};
    if (m.tail_end > m.tail_begin) {
      const std::span tail(document.key_fold.units + m.tail_begin, m.tail_end - m.tail_begin);
      lexicon_->tails(language_, 'n', tail, readings_);
      for (const auto& reading : readings_)
        if (lexeme.grammatical_case.empty()) lexeme.grammatical_case = reading.feature("case");
      if (lexeme.grammatical_case.empty()) lexeme.grammatical_case = "other";
    }
    // A suffix that stands after a space ("کشور را") says nothing about the number.
    while (lexeme.token_end > m.token_begin + 1 && document.tokens[lexeme.token_end - 1].begin >= m.span.end &&
           document.tokens[lexeme.token_end - 1].kind == GAINSAY_TOKEN_WORD &&
           (document.tokens[lexeme.token_end - 1].flags & GAINSAY_TOKEN_SPACE_BEFORE) != 0) {
      --lexeme.token_end;
      lexeme.span.end = document.tokens[lexeme.token_end - 1].end;
    }
    found_.push_back(lexeme);
  }
  return found_;
}

}  // namespace gainsay::quantities
