// SPDX-License-Identifier: Apache-2.0
// Reader of the compiled lexicon: every language file, what ICU/CLDR knows, and the knowledge tables, in one
// memory-mapped file made by `gainsay-lexicon`. Nothing is parsed or allocated at open; all views borrow the mapped
// bytes. File format: sdk/lexicon/FORMAT.md. Language-file format: sdk/languages/README.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "gainsay/abi/document.h"
#include "gainsay/base/ids.hpp"
#include "gainsay/base/result.hpp"

namespace gainsay::kit {

using LanguageIndex = std::uint16_t;  // index of a language in the lexicon
using Category = std::uint16_t;       // index of a lexical section ("verb", "month"); the same for all languages
inline constexpr LanguageIndex any_language = 0xFFFF;
inline constexpr Category no_category = 0xFFFF;

// One `key=value` of a row's feature column; a bare word is a key with the value "yes".
struct Feature {
  std::string_view key, value;
};

// One row of a lexical section (not one form: all forms of a row share it, see Match::form_features).
struct Entry {
  Category category = no_category;
  LanguageIndex language = any_language;
  std::uint32_t index = 0;    // 0 … entry_count()-1, stable within one compiled file
  std::string_view id;        // first column
  Term term;                  // term(id)
  std::string_view features;  // third column, as written
  // Value of a feature, empty when absent.
  std::string_view feature(std::string_view key) const;
  bool has(std::string_view key) const { return !feature(key).empty(); }
};

// A form found at a token.
struct Match {
  std::uint32_t entry = 0;
  std::uint32_t token_begin = 0, token_end = 0;  // tokens of the whole written word(s), suffixes included
  gainsay_span span{0, 0};                       // bytes of the form itself, without suffixes
  // Key-fold units of the suffix chain, without the apostrophe or space before it; equal = none.
  std::uint32_t tail_begin = 0, tail_end = 0;
  std::uint32_t form = 0;  // index for form_features(): what the paradigm says about this form
};

// One legal reading of a suffix chain: the features of its suffixes, in order.
struct TailReading {
  std::vector<std::string_view> features;  // feature column of each suffix row, as written
  bool has(std::string_view key) const;
  std::string_view feature(std::string_view key) const;  // of the last suffix that has it
};

// A non-lexical table: rows of columns.
class Table {
 public:
  std::size_t size() const { return count_; }
  // Column `c` of row `r`; empty when the row is shorter.
  std::string_view at(std::size_t r, std::size_t c) const;
  std::size_t columns(std::size_t r) const;
  // Number of the column that the header row of a knowledge file calls `name`; no_column when there is none, and for
  // sections of language files. The header row is not one of the rows.
  static constexpr std::size_t no_column = static_cast<std::size_t>(-1);
  std::size_t column(std::string_view name) const;

 private:
  friend class Lexicon;
  std::string_view bytes_;  // of the lexicon
  std::uint32_t first_ = 0, count_ = 0;
  bool has_header_ = false;
};

// The forms that a reader is after: those of some sections of one language. Tells without touching the trie that none
// of them begins at a token, which is so for most tokens. A value; made once per reader, 8 kB. Empty by default.
class Selection {
 public:
  LanguageIndex language() const { return language_; }
  bool has(Category category) const { return category < categories_.size() && categories_[category]; }
  // False: none of the forms begins with these key-fold units (what follows the token included).
  bool may_begin(const std::uint16_t* units, std::size_t size) const;

 private:
  friend class Lexicon;
  LanguageIndex language_ = any_language;
  std::vector<bool> categories_;
  std::vector<std::uint64_t> starts_;  // one bit per start_hash; empty: nothing is selected
};

class Lexicon {
 public:
  // Borrows `bytes` for the life of the object and of everything it returns. Checks magic, version, sizes and checksum;
  // a damaged file is an error, never undefined behaviour.
  static Result<Lexicon> open(std::string_view bytes);

  std::string_view checksum() const;  // hex; goes into every run

  // Languages with a file of their own first, then those that only CLDR knows ("partial").
  std::size_t language_count() const;
  std::string_view language_tag(LanguageIndex language) const;
  std::string_view language_name(LanguageIndex language) const;
  bool is_partial(LanguageIndex language) const;
  // By BCP 47 tag, then by its primary subtag; nullopt when unknown.
  std::optional<LanguageIndex> find_language(std::string_view tag) const;

  Category find_category(std::string_view section) const;  // no_category when no language has that section
  std::size_t entry_count() const;
  Entry entry(std::uint32_t index) const;
  // Features that the form itself adds to its row ("tense=past person=3"), "" when none.
  std::string_view form_features(std::uint32_t form) const;

  // Raw rows of a section of one language (lexical or not), e.g. table(fa, "meta"), and of a knowledge file
  // ("entities").
  Table table(LanguageIndex language, std::string_view section) const;
  Table knowledge(std::string_view file) const;

  // All forms that begin at token `at` of `document` and that `language` knows, longest first, then by entry. `out` is
  // cleared and reused. A form ends at a token end, or inside a word when what is left is a legal suffix chain of the
  // language for that entry (feature tail=n or tail=v), or before an apostrophe / a space that such a chain follows.
  // Forms with an upper-case requirement (feature case=upper) match only capitalised tokens; those written in capitals
  // only ("US") match only tokens in capitals. `any_language` stands for all of them.
  void matches(const gainsay_document& document, std::uint32_t at, LanguageIndex language,
               std::vector<Match>& out) const;
  // The same for the forms of a selection; no_category in `categories` is passed over.
  void matches(const gainsay_document& document, std::uint32_t at, const Selection& selection,
               std::vector<Match>& out) const;
  Selection select(LanguageIndex language, std::span<const Category> categories) const;

  // All legal readings of a suffix chain (key-fold units) for `tail` class 'n' or 'v', longest suffixes first; empty
  // when the chain is not legal.
  void tails(LanguageIndex language, char tail, std::span<const std::uint16_t> units,
             std::vector<TailReading>& out) const;

  // Is `text` a key of the lexicon in `language` and category? For words that are already folded (UTF-8).
  std::optional<std::uint32_t> find(LanguageIndex language, Category category, std::string_view folded) const;

  // Knowledge closure (abi/knowledge.h).
  bool part_of(Term a, Term b) const;
  Term state_of(Term entity) const;
  bool is_a(Term a, Term b) const;
  Term type_of(Term entity) const;
  // The person who held `office` on `day`; the empty term when unknown or when two did.
  Term holder(Term office, std::int32_t day) const;
  // Name of a term that the lexicon's files mention, "" when unknown; and its English label for entities.
  std::string_view name(Term term) const;
  std::string_view label(Term entity) const;
  // Label of an entity, unit or concept in a reader's language; falls back to English, then to the id.
  std::string_view label(Term term, std::string_view reader) const;

 private:
  std::string_view bytes_;
};

// The key fold of a UTF-8 string, as UTF-16 units: what the compiler puts into the trie and the analysis into
// gainsay_document::key_fold. One definition for both (kit/fold.hpp has the code-point level).
std::vector<std::uint16_t> key_fold(std::string_view text);

}  // namespace gainsay::kit
