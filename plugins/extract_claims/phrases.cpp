// SPDX-License-Identifier: Apache-2.0
#include "phrases.hpp"

#include "gainsay/kit/plugin.hpp"
#include "owners.hpp"
#include "rows.hpp"

namespace gainsay::extract_claims {

namespace {

constexpr double unknown_owner_confidence = 0.6;

class Phrases {
 public:
  explicit Phrases(Sentence& sentence)
      : s_(sentence), items_(sentence.items), count_(static_cast<std::int32_t>(sentence.items.size())) {}

  void run() {
    for (std::int32_t i = 0; i < count_; ++i) step(i);
  }

 private:
  Item& item(std::int32_t i) { return items_[static_cast<std::size_t>(i)]; }
  bool is(std::int32_t i, Kind kind) { return i >= 0 && i < count_ && item(i).kind == kind; }

  void reset() {
    marker_ = marker_none;
    cue_ = {};
    quantity_ = no_item;
    words_ = 0;
    no_ = any_ = this_ = false;
  }

  void step(std::int32_t i) {
    Item& it = item(i);
    switch (it.kind) {
      case Kind::Case:
        case_word(i);
        return;
      case Kind::Attribution:
        mark_phrase(i, marker_source, s_.feature(it, "post") == "yes");
        return;
      case Kind::Determiner:
        no_ = no_ || s_.feature(it, "no") == "yes";
        any_ = any_ || s_.feature(it, "any") == "yes";
        this_ = this_ || s_.id(it) == "this";
        return;
      case Kind::Quantity:
        quantity_ = i;
        return;
      case Kind::Word:
      case Kind::Number:
        if (++words_ > max_words_inside) {
          last_ = no_item;
          quantity_ = no_item;
        }
        return;
      case Kind::Conjunction:  // "of A and of B": both belong to the same owner
        reset();
        last_ = last_ == no_item ? no_item : item(last_).owner;
        return;
      case Kind::Entity:
      case Kind::Concept:
      case Kind::Noun:
      case Kind::Reference:
        head(i);
        return;
      case Kind::Time:
        words_ = 0;
        return;
      default:
        reset();
        last_ = no_item;
        return;
    }
  }

  void case_word(std::int32_t i) {
    Item& it = item(i);
    const auto marker = s_.grammar->marker(s_.id(it));
    const bool post = s_.feature(it, "post") == "yes";
    if (post && s_.id(it) == "with" && last_ != no_item && i + 1 < count_ && joins_next(i)) {
      it.kind = Kind::Conjunction;
      reset();
      return;
    }
    if (post && marker == marker_of) {  // "İran bandıralı gemi": what follows belongs to what stands before
      const auto owner = next_head(s_, i);
      if (last_ != no_item && owner != no_item) {
        item(last_).owner = owner;
        item(last_).marker = marker_of;
        item(last_).marked = true;
      }
      reset();
      last_ = no_item;
      return;
    }
    mark_phrase(i, marker, post);
  }

  // "A ile B": two bare nouns of one kind are a row.
  bool joins_next(std::int32_t i) {
    const auto next = next_head(s_, i);
    return next != no_item && item(next).kind == item(last_).kind && !item(last_).marked;
  }

  // A case word marks the phrase after it, or, standing behind, the one before.
  void mark_phrase(std::int32_t i, std::uint8_t marker, bool post) {
    const Item& it = item(i);
    if (post) {
      const bool name_then_words =
          last_ != no_item && (s_.syntax().suffixing ? last_ != i - 1 : words_ > 0 && item(last_).kind == Kind::Entity);
      if (last_ != no_item && (!name_then_words || marker == marker_source)) mark_object(last_, marker, it.span);
      reset();
      last_ = no_item;
      return;
    }
    if (marker_ != marker_none && words_ > 0) last_ = no_item;  // an unknown noun stood there: it owns what follows
    const auto owner = last_;
    reset();
    marker_ = marker;
    cue_ = it.span;
    if (marker != marker_of)
      last_ = no_item;
    else
      last_ = owner;
  }

  void mark(std::int32_t i, std::uint8_t marker, Span cue) { set_mark(item(i), marker, cue); }

  // A mark behind a phrase belongs to the noun that the phrase is about: not to one that a case word marks already, but
  // to the bare one before that ("قطعنامه علیه اسرائیل را").
  void mark_object(std::int32_t i, std::uint8_t marker, Span cue) {
    const auto root = root_of(s_, i);
    if (!item(root).marked || s_.syntax().suffixing || item(root).marker == marker_of) {
      mark(root, marker, cue);
      return;
    }
    for (auto j = root - 1; j >= 0; --j) {
      const Item& before = item(j);
      if (before.kind == Kind::Verb || before.kind == Kind::Aux || before.kind == Kind::Subordinator ||
          before.kind == Kind::Punctuation)
        return;
      if (before.head() && !before.marked && before.owner == no_item) {
        if (before.kind != Kind::Entity) mark(j, marker, cue);
        return;
      }
    }
  }

  void head(std::int32_t i) {
    Item& it = item(i);
    const auto& syntax = s_.syntax();
    it.no = no_;
    it.any = any_;
    it.demonstrative = this_;
    if (quantity_ != no_item) it.quantity = quantity_;
    if (marker_ != marker_none) {
      it.marker = marker_;
      it.marked = true;
      it.cue = cue_;
      if (marker_ == marker_of && last_ != no_item && !(it.kind == Kind::Concept && names_somebody(item(last_))))
        it.owner = last_;
    } else if (last_ != no_item && words_ <= max_words_inside && adjacent(last_, i)) {
      Item& before = item(last_);
      if (same_referent(before, it)) {
        it.apposition_of = last_;
        it.marker = before.marker;
        it.marked = before.marked;
      } else if (syntax.modifier_first && last_ == i - 1 && it.kind != Kind::Reference && !syntax.suffixing) {
        give_to_next(last_, i);
      } else if (syntax.ezafe && owns_by_ezafe(before, it)) {
        it.owner = last_;
        it.marker = marker_of;
      }
    }
    const auto by_suffix = syntax.marker_of_case(it.morph.grammatical_case);
    if (by_suffix != marker_none && (syntax.suffixing || by_suffix != marker_of)) {
      // The suffix closes the phrase: it marks the noun that the phrase is about.
      if (syntax.suffixing)
        mark(i, by_suffix, {});
      else
        mark_object(i, by_suffix, {});
    }
    // An unknown noun right before a name may own it ("مردم ترکیه"): too unsure to flag.
    if (syntax.ezafe && it.kind == Kind::Entity && !it.marked && it.owner == no_item && i > 0 &&
        is(i - 1, Kind::Word) && !item(i - 1).function_word)
      it.confidence *= unknown_owner_confidence;
    const bool demonym = it.kind == Kind::Entity && it.via == GAINSAY_VIA_DEMONYM;
    if (!demonym) {
      last_ = i;
      reset();
    } else {
      words_ = 0;
      waiting_demonym(i);
    }
  }

  // "of" + demonym + noun: the marker belongs to the noun that follows.
  void waiting_demonym(std::int32_t i) {
    Item& it = item(i);
    if (s_.syntax().modifier_first || s_.syntax().suffixing) {
      marker_ = it.marker;
      cue_ = it.cue;
      quantity_ = it.quantity;
      it.marker = marker_none;
      it.marked = false;
      it.owner = no_item;
      it.quantity = no_item;
    }
  }

  // The bare noun `a` modifies the noun `b` after it, which takes over what marks the phrase.
  void give_to_next(std::int32_t a, std::int32_t b) {
    Item& first = item(a);
    Item& second = item(b);
    if (first.kind == Kind::Entity && second.kind == Kind::Entity) return;
    second.marker = first.marker;
    second.marked = first.marked;
    second.cue = first.cue;
    second.owner = first.owner;
    if (second.quantity == no_item) second.quantity = first.quantity;
    second.no = second.no || first.no;
    first.owner = b;
    first.marker = marker_of;
    first.quantity = no_item;
  }

  // Nothing but plain words between two items; an event noun also owns what a numeral counts ("ارسال ۲۰۰ راکت").
  bool adjacent(std::int32_t a, std::int32_t b) {
    for (auto i = a + 1; i < b; ++i) {
      const auto kind = item(i).kind;
      if (kind == Kind::Quantity && item(a).kind == Kind::Noun && s_.syntax().ezafe) continue;
      if (kind != Kind::Word && kind != Kind::Number) return false;
    }
    return true;
  }

  // A country or person owns no goods by "of".
  bool names_somebody(const Item& it) const {
    return it.kind == Kind::Entity && (it.type == s_.grammar->type_country || it.type == s_.grammar->type_person);
  }

  bool same_referent(const Item& a, const Item& b) {
    return a.kind == Kind::Entity && b.kind == Kind::Entity && b.type == s_.grammar->type_person &&
           a.type != s_.grammar->type_country && a.type != s_.grammar->type_person && words_ == 0;
  }

  // In an ezafe chain a thing or act may be owned by what follows; a country or person followed by a thing is subject
  // and object.
  bool owns_by_ezafe(const Item& a, const Item& b) {
    if (a.kind == Kind::Concept || a.kind == Kind::Noun) return b.kind != Kind::Noun || a.kind == Kind::Noun;
    return a.kind == Kind::Entity && b.kind == Kind::Entity && a.type != s_.grammar->type_country &&
           a.type != s_.grammar->type_person;
  }

  Sentence& s_;
  std::vector<Item>& items_;
  std::int32_t count_;
  std::uint8_t marker_ = marker_none;  // case word that waits for its head
  Span cue_;
  std::int32_t quantity_ = no_item;
  std::int32_t last_ = no_item;  // last head of the phrase
  int words_ = 0;
  bool no_ = false, any_ = false, this_ = false;
};

}  // namespace

void set_mark(Item& item, std::uint8_t marker, Span cue) {
  item.marker = marker;
  item.marked = true;
  item.cue = cue;
}

std::int32_t next_head(const Sentence& sentence, std::int32_t i) {
  const auto count = static_cast<std::int32_t>(sentence.items.size());
  for (auto j = i + 1, words = 0; j < count && words <= max_words_inside; ++j) {
    const Item& next = sentence.items[static_cast<std::size_t>(j)];
    if (next.head()) return j;
    if (next.kind == Kind::Quantity || next.kind == Kind::Determiner) continue;
    if (next.kind != Kind::Word) return no_item;
    ++words;
  }
  return no_item;
}

std::int32_t root_of(const Sentence& sentence, std::int32_t item) {
  for (int steps = 0; steps < 8; ++steps) {
    const Item& it = sentence.items[static_cast<std::size_t>(item)];
    if (it.owner == no_item) return item;
    item = it.owner;
  }
  return item;
}

void conjuncts(const Sentence& sentence, std::int32_t item, std::vector<std::int32_t>& out) {
  out.clear();
  out.push_back(item);
  const auto count = static_cast<std::int32_t>(sentence.items.size());
  for (std::int32_t i = item + 1; i < count; ++i)
    if (sentence.items[static_cast<std::size_t>(i)].conjunct_of == item) out.push_back(i);
}

void build_phrases(Sentence& sentence) {
  Phrases(sentence).run();
  find_owners(sentence);
  find_rows(sentence);
}

}  // namespace gainsay::extract_claims
