// SPDX-License-Identifier: Apache-2.0
#include "rows.hpp"

#include "gainsay/kit/plugin.hpp"
#include "phrases.hpp"

namespace gainsay::extract_claims {

namespace {

constexpr std::int32_t longest_row = 60;  // items; a longer list is no row of a sentence

class Rows {
 public:
  explicit Rows(Sentence& sentence)
      : s_(sentence), items_(sentence.items), count_(static_cast<std::int32_t>(sentence.items.size())) {}

  void run() {
    for (std::int32_t i = 0; i < count_; ++i) coordinate(i);
  }

 private:
  Item& item(std::int32_t i) { return items_[static_cast<std::size_t>(i)]; }

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
    for (auto j = i + 1; j < count_ && j <= i + longest_row; ++j) {
      const Item& next = item(j);
      if (next.kind == Kind::Conjunction)
        return s_.id(next) != "but" && next_head(s_, j) != no_item && item(next_head(s_, j)).kind == item(i).kind;
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
};

}  // namespace

void find_rows(Sentence& sentence) { Rows(sentence).run(); }

}  // namespace gainsay::extract_claims
