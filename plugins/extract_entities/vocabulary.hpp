// SPDX-License-Identifier: Apache-2.0
// What the lexicon says about names, looked up once: the rows of [ent], [office] and [title], the order of office and
// country in each language, and the offices and their holders of the knowledge tables. Constant after `load`.
//
// Features of [ent] beside those of every lexical section:
//   via=demonym|metonym  how the form names its id (default: name)
//   num=pl               a plural adjective: "leader russi" are no one's office
//   lower                the form need not begin with a capital
//   namesake             also the name of others: not beside an unknown capitalised word ("Ivanka Trump", "Trump
//   Tower") short, short=ID      only where the document also names its id, or ID, without a short form
//   needs=apostrophe     only with a suffix after an apostrophe
//   alone                not directly before another name (Persian "west" is a direction there)
// Features of [office]: head (a first part), after=ID (the second part of an office that begins with head ID).
// Table [entity]: `office <TAB> before|after|of`, where a country stands beside an office; `demonym <TAB> KEY`, a
// suffix with the feature KEY makes a demonym of a name (Turkish -li).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gainsay/abi/mention.h"
#include "gainsay/base/result.hpp"
#include "gainsay/kit/lexicon.hpp"
#include "gainsay/kit/plugin.hpp"

namespace gainsay::extract_entities {

enum class Section : std::uint8_t { Other, Name, Office, Title, Calendar, Function };
enum class Title : std::uint8_t { Other, Person, Organisation, Link, Article, Of, Former, FormerAfter, None };

namespace flag {
inline constexpr std::uint16_t Lower = 1, Namesake = 2, Short = 4, Apostrophe = 8, Alone = 16, Head = 32, Plural = 64;
}

// One row of these sections; Calendar: month or weekday, Function: [stop].
struct Word {
  Section section = Section::Other;
  Title title = Title::Other;
  std::uint8_t via = GAINSAY_VIA_NAME;
  std::uint16_t flags = 0;
  Term id, type;
  Term needs;  // Short: what must be named, itself when empty; Office: the head it follows
};

struct Order {
  bool before = false, after = false, of = false;
  std::string_view demonym;  // feature of suffixes, borrowed from the lexicon; may be empty
};

class Vocabulary {
 public:
  // Interns every entity id and type. `lexicon` must outlive the result.
  static Result<Vocabulary> load(const kit::Lexicon& lexicon, kit::Host host);

  const kit::Lexicon& lexicon() const { return *lexicon_; }
  const Word& word(std::uint32_t entry) const { return words_[slots_[entry]]; }
  // The forms of these sections in one language.
  kit::Selection forms(kit::LanguageIndex language) const { return lexicon_->select(language, categories_); }
  Order order(kit::LanguageIndex language) const { return language < orders_.size() ? orders_[language] : Order{}; }
  // The row of entities.tsv for an office word and a country; the empty term when there is none.
  Term office(Term country, Term kind) const;
  // Everyone who ever held `office`.
  const std::vector<Term>& holders(Term office) const;
  Term type_of(Term entity) const;

  struct Types {
    Term country, city, place, person, organisation, office;
  };
  const Types& types() const { return types_; }

 private:
  void load_words(kit::Host host);
  void load_entities(kit::Host host);
  void load_order();

  const kit::Lexicon* lexicon_ = nullptr;  // borrowed
  std::vector<kit::Category> categories_;
  std::vector<std::uint32_t> slots_;  // by entry; 0 = a word of another section
  std::vector<Word> words_;
  std::vector<Order> orders_;  // by language
  std::unordered_map<std::uint64_t, Term> offices_;
  std::unordered_map<Term, std::vector<Term>> holders_;
  Types types_;
};

}  // namespace gainsay::extract_entities
