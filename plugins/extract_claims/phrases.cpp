// SPDX-License-Identifier: Apache-2.0
#include "phrases.hpp"

#include "gainsay/kit/plugin.hpp"

namespace gainsay::extract_claims {

namespace {

constexpr double unknown_owner_confidence = 0.6;
constexpr int max_words_inside = 3;  // unknown words that a phrase may hold between two of its known parts

class Phrases {
 public:
  explicit Phrases(Sentence& sentence)
      : s_(sentence), items_(sentence.items), count_(static_cast<std::int32_t>(sentence.items.size())) {}

  void run() {
    for (std::int32_t i = 0; i < count_; ++i) step(i);
    if (s_.syntax().suffixing) {
      for (std::int32_t i = 0; i < count_; ++i) suffix_ownership(i);
    } else {
      for (std::int32_t i = 0; i < count_; ++i) genitive(i);
    }
    for (std::int32_t i = 0; i < count_; ++i) demonym(i);
    for (std::int32_t i = 0; i < count_; ++i) coordinate(i);
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
      const auto owner = next_head(i);
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
    const auto next = next_head(i);
    return next != no_item && item(next).kind == item(last_).kind && !item(last_).marked;
  }

  std::int32_t next_head(std::int32_t i) {
    for (auto j = i + 1, words = 0; j < count_ && words <= max_words_inside; ++j) {
      if (item(j).head()) return j;
      if (item(j).kind == Kind::Quantity || item(j).kind == Kind::Determiner) continue;
      if (item(j).kind != Kind::Word) return no_item;
      ++words;
    }
    return no_item;
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

  void mark(std::int32_t i, std::uint8_t marker, Span cue) {
    Item& it = item(i);
    it.marker = marker;
    it.marked = true;
    it.cue = cue;
  }

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

  // "Kuzey Kore'nin … birlikleri", "BM yaptırımları": the possessed noun after a genitive or bare noun.
  void suffix_ownership(std::int32_t i) {
    Item& it = item(i);
    if (!it.head() || it.owner != no_item || it.via == GAINSAY_VIA_DEMONYM) return;
    const bool genitive = it.marker == marker_of;
    if (!genitive && it.marked) return;
    int words = 0;
    int described = -1;  // item behind "Konsey'in aldığı kararlar": a participle that no frame reads stands between
    for (auto j = i + 1; j < count_; ++j) {
      Item& next = item(j);
      if (next.head()) {
        const bool issuer = it.type == s_.grammar->type_organisation && next.concept_id &&
                            s_.grammar->lexicon().is_a(next.concept_id, s_.grammar->norm_kind);
        const bool nearer =
            j - 1 > i && item(j - 1).kind == Kind::Entity && !item(j - 1).marked;  // "İran'ın … Sudan ordusuna"
        const bool possessed =
            next.morph.possessed && next.kind != Kind::Entity && !nearer && (issuer || !before_own_verb(j));
        if ((possessed || described == j) && (genitive || words == 0)) {
          it.owner = j;
          it.marker = marker_of;
          return;
        }
        if (!genitive || next.marker == marker_of) return;
      } else if (next.kind == Kind::Verb && genitive && next.morph.form == Form::Participle &&
                 (!next.lexeme || s_.grammar->frames(next.lexeme->id).empty())) {
        described = j + 1;
      } else if (next.kind == Kind::Verb) {
        return;  // a verbal noun: the clause reads the genitive as its subject
      } else if (next.kind == Kind::Word || next.kind == Kind::Quantity || next.kind == Kind::Time ||
                 next.kind == Kind::Number) {
        if (++words > (genitive ? 8 : 1)) return;
      } else if (next.kind != Kind::Determiner &&
                 !(genitive && (next.kind == Kind::Conjunction || next.kind == Kind::Case))) {
        return;
      }
    }
  }

  // "yaptırımları desteklediğini": the word is the object of the possessed verb behind it, not what the genitive owns.
  bool before_own_verb(std::int32_t i) {
    if (i + 1 >= count_ || item(i + 1).kind != Kind::Verb) return false;
    const auto marker = s_.syntax().marker_of_case(item(i).morph.grammatical_case);
    if (marker != marker_none && marker != marker_object) return false;
    const auto& verb = item(i + 1).morph;
    return verb.possessed && (verb.form == Form::Participle || verb.form == Form::VerbalNoun);
  }

  // "Russia's munitions": owned by the noun after it.
  void genitive(std::int32_t i) {
    Item& it = item(i);
    if (!it.head() || s_.syntax().marker_of_case(it.morph.grammatical_case) != marker_of) return;
    for (auto j = i + 1, words = 0; j < count_; ++j) {
      Item& next = item(j);
      if (next.head()) {
        if (it.marked && !next.marked) {
          next.marker = it.marker;
          next.marked = true;
          next.cue = it.cue;
        }
        it.owner = j;
        it.marker = marker_of;
        return;
      }
      if (next.kind != Kind::Word && next.kind != Kind::Quantity && next.kind != Kind::Determiner) break;
      if (++words > max_words_inside) break;
    }
    it.marker = marker_of;
    it.marked = true;
  }

  void demonym(std::int32_t i) {
    Item& it = item(i);
    if (it.kind != Kind::Entity || it.via != GAINSAY_VIA_DEMONYM || it.owner != no_item) return;
    const bool before = s_.syntax().modifier_first || s_.syntax().suffixing;
    const auto found = before ? neighbour(i, 1) : neighbour(i, -1);
    auto other = found != no_item ? found : before ? no_item : neighbour(i, 1);
    while (other != no_item && s_.syntax().modifier_first && compound(other))
      other = item(other).owner;  // "Iranian arms shipments"
    if (other == no_item) return;
    if (it.marked && it.marker != marker_of && !item(other).marked)
      mark(other, it.marker, it.cue);  // the mark closes the phrase
    it.owner = other;
    it.marker = marker_of;
  }

  // A bare noun that modifies the one right behind it.
  bool compound(std::int32_t i) { return item(i).owner == i + 1 && !item(i).marked; }

  std::int32_t neighbour(std::int32_t i, std::int32_t step) {
    int words = 0;
    for (auto j = i + step; j >= 0 && j < count_; j += step) {
      Item& it = item(j);
      if (it.head() && !(it.kind == Kind::Entity && it.via == GAINSAY_VIA_DEMONYM)) return j;
      if (it.kind == Kind::Entity) continue;
      if (it.kind != Kind::Word || ++words > 2) return no_item;
    }
    return no_item;
  }

  // "Russia and China", "shells, rockets and other munitions".
  void coordinate(std::int32_t i) {
    Item& it = item(i);
    if (!it.head() || it.apposition_of != no_item || it.via == GAINSAY_VIA_DEMONYM) return;
    bool joined = false, comma = false;
    int words = 0;
    for (auto j = i - 1; j >= 0; --j) {
      Item& before = item(j);
      if (before.head()) {
        if (before.via == GAINSAY_VIA_DEMONYM && before.owner != no_item) continue;
        if (!joined && !(comma && closes_row(i))) return;
        if (before.kind != it.kind && !(before.kind != Kind::Entity && it.kind != Kind::Entity)) {
          if (before.owner == no_item || item(before.owner).kind != it.kind) return;
          join(i, before.owner);
          return;
        }
        join(i, j);
        return;
      }
      if (before.kind == Kind::Conjunction && s_.id(before) != "but")
        joined = true;
      else if (s_.is_mark(before, ",،"))
        comma = true;
      else if (before.kind == Kind::Case && !s_.syntax().suffixing && it.marked && words == 0)
        continue;
      else if (before.kind == Kind::Word) {
        if (++words > max_words_inside) return;
      } else if (before.kind != Kind::Determiner && before.kind != Kind::Quantity)
        return;
    }
  }

  // "A, B and C": after `i`, more of its kind until a conjunction closes the row.
  bool closes_row(std::int32_t i) {
    bool comma = false;
    int words = 0;
    for (auto j = i + 1; j < count_; ++j) {
      const Item& next = item(j);
      if (next.kind == Kind::Conjunction)
        return s_.id(next) != "but" && next_head(j) != no_item && item(next_head(j)).kind == item(i).kind;
      if (next.head()) {
        if (next.kind != item(i).kind && !(next.kind == Kind::Entity && next.owner != no_item)) return false;
        if (next.owner == no_item && next.via != GAINSAY_VIA_DEMONYM && !comma) return false;
        words = 0;
      } else if (s_.is_mark(next, ",،")) {
        comma = true;
      } else if (next.kind == Kind::Word) {
        if (++words > max_words_inside) return false;
      } else if (next.kind != Kind::Determiner && next.kind != Kind::Quantity && next.kind != Kind::Case) {
        return false;
      }
    }
    return false;
  }

  void join(std::int32_t i, std::int32_t first) {
    Item& it = item(i);
    Item& head = item(first);
    if (it.marked && head.marked && it.marker != head.marker && !s_.syntax().suffixing) return;
    it.conjunct_of = head.conjunct_of != no_item ? head.conjunct_of : first;
    Item& root = item(it.conjunct_of);
    if (s_.syntax().suffixing && it.marked && !root.marked) {  // one suffix for the whole row
      for (auto j = it.conjunct_of; j < i; ++j)
        if (j == it.conjunct_of || item(j).conjunct_of == it.conjunct_of) {
          item(j).marker = it.marker;
          item(j).marked = true;
          if (item(j).owner == no_item) item(j).owner = it.owner;
        }
    } else if (!it.marked) {
      it.marker = root.marker;
      it.marked = root.marked;
      if (it.owner == no_item) it.owner = root.owner;
    }
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

void build_phrases(Sentence& sentence) { Phrases(sentence).run(); }

}  // namespace gainsay::extract_claims
