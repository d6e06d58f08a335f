// SPDX-License-Identifier: Apache-2.0
// The number words of one language, from the rows of its file.
#include <algorithm>
#include <charconv>

#include "gainsay/base/utf8.hpp"
#include "gainsay/kit/numbers.hpp"

namespace gainsay::kit {
namespace {

double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

template <class Visit>
void each_piece(std::string_view text, char separator, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

char32_t mark(std::string_view text, char32_t otherwise) {
  const auto c = utf8::decode(text, 0);
  return c.size == 0 ? otherwise : c.value;
}

}  // namespace

NumberReader::NumberReader(const Lexicon& lexicon, LanguageIndex language) : lexicon_(&lexicon), language_(language) {
  const Table meta = lexicon.table(language, "meta");
  for (std::size_t r = 0; r < meta.size(); ++r) {
    if (meta.at(r, 0) == "decimal") style_.decimal = mark(meta.at(r, 1), U'.');
    if (meta.at(r, 0) == "group") style_.group = mark(meta.at(r, 1), U',');
  }
  const Table numerals = lexicon.table(language, "numerals");
  for (std::size_t r = 0; r < numerals.size(); ++r) {
    if (numerals.at(r, 0) == "words") compound_ = numerals.at(r, 1) == "joined";
    if (numerals.at(r, 0) == "ordinal-dot") ordinal_dot_ = numerals.at(r, 1) == "yes";
    if (numerals.at(r, 0) == "decimal") style_.decimal = mark(numerals.at(r, 1), style_.decimal);
    if (numerals.at(r, 0) == "group") style_.group = mark(numerals.at(r, 1), style_.group);
  }
  load(lexicon, "num", Kind::Unit);
  load(lexicon, "scale", Kind::Scale);
  load(lexicon, "ord", Kind::Ordinal);
  load(lexicon, "frac", Kind::Fraction);
  load(lexicon, "vague", Kind::Vague);
  load(lexicon, "numsign", Kind::Sign);
  load(lexicon, "numpoint", Kind::Point);
  load(lexicon, "numjoin", Kind::Join);
  load(lexicon, "ordmark", Kind::OrdinalMark);
  index();
}

void NumberReader::load(const Lexicon& lexicon, std::string_view section, Kind kind) {
  const Table rows = lexicon.table(language_, section);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    Word word;
    word.kind = kind;
    word.value = number(rows.at(r, 0));
    each_piece(rows.at(r, 2), ' ', [&](std::string_view f) {
      const std::size_t eq = f.find('=');
      const std::string_view key = f.substr(0, eq), value = eq == f.npos ? std::string_view{} : f.substr(eq + 1);
      if (key == "article") word.flags |= Article;
      if (key == "weak") word.flags |= Weak;
      if (key == "inside") word.flags |= Inside;
      if (key == "after") word.flags |= After;
      if (key == "digits") word.flags |= AfterDigits;
      if (key == "few") word.flags |= Few;
      if (key == "any") word.flags |= Any;
      if (key == "glued") word.flags |= Glued;
      if (key == "of") word.flags |= Of;
      if (key == "scale" || key == "den") word.extra = number(value);
      if (key == "case") word.grammatical_case = value;
    });
    each_piece(rows.at(r, 1), '|', [&](std::string_view text) {
      std::vector<std::uint16_t> units = key_fold(text);
      std::erase(units, u'+');  // written together or apart: a token holds the joined form only
      if (units.empty()) return;
      word.form_begin = static_cast<std::uint32_t>(forms_.size());
      word.form_size = static_cast<std::uint32_t>(units.size());
      forms_.insert(forms_.end(), units.begin(), units.end());
      words_.push_back(word);
    });
  }
}

namespace {
// 12 bits of first, middle and last unit and the length.
std::size_t form_hash(std::span<const std::uint16_t> form) {
  const std::size_t n = form.size();
  return (form[0] * 31u + form[n / 2] * 131u + form[n - 1] * 7u + n * 257u) & 4095u;
}

std::size_t start_hash(std::span<const std::uint16_t> begin) {
  return (begin[0] * 31u + (begin.size() > 1 ? begin[1] * 131u : 0u) + begin.size() * 257u) & 4095u;
}

}  // namespace

void NumberReader::index() {
  std::stable_sort(words_.begin(), words_.end(), [&](const Word& a, const Word& b) {
    return std::ranges::lexicographical_compare(form(a), form(b));
  });
  const auto mark = [](auto& bits, std::size_t hash) { bits[hash / 64] |= std::uint64_t{1} << hash % 64; };
  for (const Word& w : words_) {
    longest_ = std::max<std::size_t>(longest_, w.form_size);
    mark(forms_seen_, form_hash(form(w)));
    mark(starts_, start_hash(form(w).first(std::min<std::size_t>(w.form_size, 2))));
    if (w.kind == Kind::Join && (w.flags & Glued) != 0) glued_sizes_.push_back(static_cast<std::uint16_t>(w.form_size));
  }
  std::sort(glued_sizes_.begin(), glued_sizes_.end());
  glued_sizes_.erase(std::unique(glued_sizes_.begin(), glued_sizes_.end()), glued_sizes_.end());
}

bool NumberReader::may_begin(Units units) const {
  for (std::size_t n = std::min<std::size_t>(units.size(), 2); n > 0; --n) {
    const std::size_t hash = start_hash(units.first(n));
    if ((starts_[hash / 64] >> hash % 64 & 1u) != 0) return true;
  }
  return false;
}

bool NumberReader::may_begin(const gainsay_document& document, std::uint32_t token) const {
  const gainsay_token& t = document.tokens[token];
  if (t.kind != GAINSAY_TOKEN_WORD) return true;
  return may_begin(Units{document.key_fold.units + t.key_begin, t.key_end - t.key_begin});
}

std::span<const NumberReader::Word> NumberReader::find(Units units) const {
  if (units.empty() || units.size() > longest_) return {};
  const std::size_t bit = form_hash(units);
  if ((forms_seen_[bit / 64] >> bit % 64 & 1u) == 0) return {};
  const auto first = std::lower_bound(words_.begin(), words_.end(), units, [&](const Word& w, Units u) {
    return std::ranges::lexicographical_compare(form(w), u);
  });
  auto last = first;
  while (last != words_.end() && std::ranges::equal(form(*last), units)) ++last;
  return {first, last};
}

const NumberReader::Word* NumberReader::find(Units units, Kind kind) const {
  for (const Word& w : find(units))
    if (w.kind == kind) return &w;
  return nullptr;
}

}  // namespace gainsay::kit
