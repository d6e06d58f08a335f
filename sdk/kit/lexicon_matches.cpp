// SPDX-License-Identifier: Apache-2.0
// Walking the trie at a token. Nothing is allocated but what `out` needs.
#include <algorithm>

#include "gainsay/kit/lexicon.hpp"
#include "sdk/kit/lexicon_view.hpp"

namespace gainsay::kit {
namespace {

namespace format = lexicon_format;

struct Tail {
  std::uint32_t begin = 0, end = 0;  // units
  std::uint32_t token_end = 0;       // 0 = no legal chain
};

class Walker {
 public:
  // `selection`: null for all sections.
  Walker(const format::View& view, const gainsay_document& document, std::uint32_t at, LanguageIndex language,
         const Selection* selection, std::vector<Match>& out)
      : view_(view), document_(document), at_(at), language_(language), selection_(selection), out_(out) {}

  void walk() {
    const format::Slot* slots = view_.section<format::Slot>(format::Slots).data();
    const std::size_t slot_count = view_.section<format::Slot>(format::Slots).size();
    const std::uint16_t* symbols = view_.section<std::uint16_t>(format::Symbols).data();
    const std::uint16_t* units = document_.key_fold.units;
    std::uint32_t node = 1;
    token_ = at_;
    for (pos_ = document_.tokens[at_].key_begin; pos_ < document_.key_fold.size;) {
      const std::uint32_t symbol = symbols[units[pos_]];
      const std::uint32_t next = slots[node].base + symbol;
      if (symbol == 0 || next >= slot_count || slots[next].check != node) break;
      node = next;
      ++pos_;
      if (slots[node].posting == 0) continue;
      while (token_ + 1 < document_.token_count && document_.tokens[token_].key_end < pos_) ++token_;
      if (document_.tokens[token_].key_end >= pos_) take(slots[node].posting - 1);
    }
    sort();
  }

 private:
  // By insertion: matches are few, and arrive shortest first.
  void sort() {
    for (std::size_t i = 1; i < out_.size(); ++i) {
      const Match match = out_[i];
      std::size_t at = i;
      for (; at > 0 && before(match, out_[at - 1]); --at) out_[at] = out_[at - 1];
      out_[at] = match;
    }
  }

  static bool before(const Match& a, const Match& b) {
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return a.entry != b.entry ? a.entry < b.entry : a.form < b.form;
  }

  bool at_token_end() const { return document_.tokens[token_].key_end == pos_; }
  // ﷲ folds to several units: a form may not end inside it.
  bool splits_code_point() const {
    return document_.key_fold.offsets[pos_] == document_.key_fold.offsets[pos_ - 1] && !at_token_end();
  }

  bool case_fits(std::uint16_t flags) const {
    if ((flags & format::posting_flag::Upper) == 0) return true;
    const auto& token = document_.tokens[at_];
    if ((token.flags & GAINSAY_TOKEN_ALL_CAPS) != 0) return true;
    if ((token.flags & GAINSAY_TOKEN_CAPITALISED) == 0) return false;
    const bool one_letter = token.key_end - token.key_begin == 1;  // the U of "U.S." counts as capitalised
    return (flags & format::posting_flag::AllCaps) == 0 || one_letter;
  }

  bool selected(std::uint32_t entry) const {
    return selection_ == nullptr || selection_->has(view_.section<format::Entry>(format::Entries)[entry].category);
  }

  void take(std::uint32_t first) {
    if (splits_code_point()) return;
    const auto postings = view_.section<format::Posting>(format::Postings);
    for (auto posting = postings.begin() + first;; ++posting) {
      const bool wanted = language_ == any_language || posting->language == language_;
      if (wanted && selected(posting->entry) && case_fits(posting->flags)) emit(*posting);
      const bool passed = language_ != any_language && posting->language > language_;
      if (passed || (posting->flags & format::posting_flag::Last) != 0) return;
    }
  }

  void emit(const format::Posting& posting) {
    const Tail tail = longest_tail(posting);
    if (tail.token_end == 0 && !at_token_end()) return;
    Match match;
    match.entry = posting.entry;
    match.form = posting.form;
    match.token_begin = at_;
    match.token_end = tail.token_end != 0 ? tail.token_end : token_ + 1;
    match.span = {document_.tokens[at_].begin, form_end()};
    match.tail_begin = tail.token_end != 0 ? tail.begin : pos_;
    match.tail_end = tail.token_end != 0 ? tail.end : pos_;
    out_.push_back(match);
  }

  // Joiners between form and suffix belong to neither.
  std::uint32_t form_end() const {
    if (at_token_end()) return document_.tokens[token_].end;
    std::uint32_t end = document_.key_fold.offsets[pos_];
    const std::string_view text(document_.text.data, document_.text.size);
    while (end >= 3 && (text.substr(end - 3, 3) == "\u200c" || text.substr(end - 3, 3) == "\u200d")) end -= 3;
    return end;
  }

  Tail longest_tail(const format::Posting& posting) {
    Tail best;
    for (const auto& [flag, name] :
         {std::pair{format::posting_flag::TailNoun, 'n'}, {format::posting_flag::TailVerb, 'v'}}) {
      if ((posting.flags & flag) == 0) continue;
      const Tail tail = tail_here(posting.language, name);
      if (tail.token_end != 0 && (best.token_end == 0 || tail.end > best.end)) best = tail;
    }
    return best;
  }

  // The forms that end at one place share their chains.
  Tail tail_here(LanguageIndex language, char name) {
    Known& known = name == 'n' ? noun_ : verb_;
    if (known.pos == pos_ && known.language == language) return known.tail;
    known = {pos_, language, {}};
    const format::SuffixClass* suffixes = view_.suffix_class(language, name);
    if (suffixes == nullptr) return {};
    known.tail = at_token_end() ? tail_after_token(*suffixes) : chain(*suffixes, pos_, token_, false);
    return known.tail;
  }

  Tail tail_after_token(const format::SuffixClass& suffixes) const {
    const auto* tokens = document_.tokens;
    if (token_ + 1 >= document_.token_count) return {};
    const auto& next = tokens[token_ + 1];
    if ((next.flags & GAINSAY_TOKEN_SPACE_BEFORE) != 0) {
      return suffixes.detached != 0 && next.key_begin == pos_ + 1 ? chain(suffixes, pos_, token_, false) : Tail{};
    }
    if (token_ + 2 >= document_.token_count || document_.key_fold.units[next.key_begin] != u'\'') return {};
    const auto& word = tokens[token_ + 2];
    if (word.kind != GAINSAY_TOKEN_WORD || (word.flags & GAINSAY_TOKEN_SPACE_BEFORE) != 0) return {};
    return chain(suffixes, word.key_begin, token_ + 2, true);
  }

  // The longest legal chain from unit `begin` that ends where a token does: `token`, or one of the detached suffixes
  // after it.
  Tail chain(const format::SuffixClass& suffixes, std::uint32_t begin, std::uint32_t token,
             bool after_apostrophe) const {
    const auto* tokens = document_.tokens;
    std::uint32_t last = token;
    while (suffixes.detached != 0 && last + 1 < document_.token_count && last < token + 3) {
      const auto& next = tokens[last + 1];
      if (next.kind != GAINSAY_TOKEN_WORD || next.key_begin != tokens[last].key_end + 1) break;
      ++last;
    }
    format::Chains chains;
    const std::size_t size = std::min<std::size_t>(tokens[last].key_end - begin, format::Chains::limit);
    chains.walk(view_, suffixes, {document_.key_fold.units + begin, size}, after_apostrophe);
    for (;; --last) {
      const std::uint32_t end = tokens[last].key_end;
      if (end > begin && end - begin <= size && chains.ends[end - begin]) {
        const bool space = document_.key_fold.units[begin] == u' ';
        return {begin + (space ? 1u : 0u), end, last + 1};
      }
      if (last == token) return {};
    }
  }

  struct Known {
    std::uint32_t pos = 0xFFFFFFFFu;
    LanguageIndex language = any_language;
    Tail tail;
  };

  const format::View& view_;
  const gainsay_document& document_;
  std::uint32_t at_;
  LanguageIndex language_;
  const Selection* selection_;
  std::vector<Match>& out_;
  std::uint32_t token_ = 0;  // that holds or ends at pos_
  std::uint32_t pos_ = 0;    // unit
  Known noun_, verb_;
};

}  // namespace

void Lexicon::matches(const gainsay_document& document, std::uint32_t at, LanguageIndex language,
                      std::vector<Match>& out) const {
  out.clear();
  const format::View view(bytes_);
  if (at < document.token_count) Walker(view, document, at, language, nullptr, out).walk();
}

void Lexicon::matches(const gainsay_document& document, std::uint32_t at, const Selection& selection,
                      std::vector<Match>& out) const {
  out.clear();
  if (at >= document.token_count) return;
  const std::uint32_t begin = document.tokens[at].key_begin;
  if (!selection.may_begin(document.key_fold.units + begin, document.key_fold.size - begin)) return;
  const format::View view(bytes_);
  Walker(view, document, at, selection.language(), &selection, out).walk();
}

bool Selection::may_begin(const std::uint16_t* units, std::size_t size) const {
  if (starts_.empty()) return false;
  for (std::size_t n = std::min(size, format::start_units); n > 0; --n) {
    const std::uint16_t hash = format::start_hash(units, n);
    if ((starts_[hash / 64] >> hash % 64 & 1u) != 0) return true;
  }
  return false;
}

Selection Lexicon::select(LanguageIndex language, std::span<const Category> categories) const {
  Selection out;
  out.language_ = language;
  for (const Category category : categories) {
    if (category == no_category) continue;
    if (out.categories_.size() <= category) out.categories_.resize(category + 1u);
    out.categories_[category] = true;
  }
  out.starts_.assign(0x10000 / 64, 0);
  const format::View view(bytes_);
  const auto hashes = view.section<std::uint16_t>(format::StartHashes);
  for (const auto& start : view.section<format::Start>(format::Starts)) {
    if ((language != any_language && start.language != language) || !out.has(start.category)) continue;
    for (const std::uint16_t hash : hashes.subspan(start.first, start.count))
      out.starts_[hash / 64] |= std::uint64_t{1} << hash % 64;
  }
  return out;
}

}  // namespace gainsay::kit
