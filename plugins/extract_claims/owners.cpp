// SPDX-License-Identifier: Apache-2.0
#include "owners.hpp"

#include "gainsay/kit/plugin.hpp"
#include "phrases.hpp"

namespace gainsay::extract_claims {

namespace {

class Owners {
 public:
  explicit Owners(Sentence& sentence)
      : s_(sentence), items_(sentence.items), count_(static_cast<std::int32_t>(sentence.items.size())) {}

  void run() {
    if (s_.syntax().suffixing) {
      for (std::int32_t i = 0; i < count_; ++i) suffix_ownership(i);
    } else {
      for (std::int32_t i = 0; i < count_; ++i) genitive(i);
    }
    for (std::int32_t i = 0; i < count_; ++i) demonym(i);
  }

 private:
  Item& item(std::int32_t i) { return items_[static_cast<std::size_t>(i)]; }

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
      set_mark(item(other), it.marker, it.cue);  // the mark closes the phrase
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

  Sentence& s_;
  std::vector<Item>& items_;
  std::int32_t count_;
};

}  // namespace

void find_owners(Sentence& sentence) { Owners(sentence).run(); }

}  // namespace gainsay::extract_claims
