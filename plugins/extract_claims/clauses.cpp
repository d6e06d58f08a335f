// SPDX-License-Identifier: Apache-2.0
#include "clauses.hpp"

#include <algorithm>

#include "phrases.hpp"

namespace gainsay::extract_claims {

namespace {

constexpr double antecedent_confidence = 0.85;
constexpr double positional_confidence = 0.95;
constexpr int max_antecedents = 4;
constexpr std::string_view hard_stops = ";:؛";

const Item& at(const Sentence& s, std::int32_t i) { return s.items[static_cast<std::size_t>(i)]; }

class Bounds {
 public:
  Bounds(const Sentence& s, std::vector<Trigger>& triggers) : s_(s), triggers_(triggers), owner_(s.items.size(), -1) {
    for (std::size_t k = 0; k < triggers.size(); ++k)
      if (!triggers[k].nominal())
        for (auto i = triggers[k].begin; i < triggers[k].end; ++i)
          owner_[static_cast<std::size_t>(i)] = static_cast<std::int32_t>(k);
  }

  void run() {
    for (auto& t : triggers_) t.nominal() ? nominal(t) : verbal(t);
  }

 private:
  const Trigger* verbal_at(std::int32_t i, const Trigger& self) const {
    const auto k = owner_[static_cast<std::size_t>(i)];
    return k < 0 || &triggers_[static_cast<std::size_t>(k)] == &self ? nullptr
                                                                     : &triggers_[static_cast<std::size_t>(k)];
  }

  // A finite auxiliary whose verb no row knows: another clause.
  bool lone_auxiliary(std::int32_t i) const {
    const auto& item = at(s_, i);
    return item.kind == Kind::Aux && owner_[static_cast<std::size_t>(i)] < 0 && item.morph.form == Form::Finite &&
           !s_.syntax().verb_final;
  }

  bool relative(std::int32_t sub) const {
    const auto& item = at(s_, sub);
    if (s_.id(item) == "relative") return true;
    if (s_.feature(item, "relative") != "yes") return false;
    // A word that may be either is a relative pronoun when a noun stands right before it.
    for (auto j = sub - 1; j >= 0; --j) {
      if (s_.is_mark(at(s_, j), ",،")) continue;
      return at(s_, j).head() || at(s_, j).kind == Kind::Word;
    }
    return false;
  }

  void verbal(Trigger& t) {
    const auto& syntax = s_.syntax();
    auto i = t.begin - 1;
    if (!syntax.verb_final && t.finite) {  // "… and sent": what stands before belongs to the verb before
      auto j = i;
      while (j >= 0 && at(s_, j).kind == Kind::Word && i - j < 2) --j;
      if (j >= 0 && at(s_, j).kind == Kind::Conjunction) {
        t.clause_begin = j + 1;
        i = -2;
      }
    }
    while (i >= 0) {
      const auto& item = at(s_, i);
      if (item.kind == Kind::Subordinator) {
        t.subordinator = i;
        if (relative(i)) t.antecedent_end = i;
        break;
      }
      if (s_.is_mark(item, hard_stops)) break;
      if (lone_auxiliary(i)) break;
      if (const auto* other = verbal_at(i, t); other && (other->finite || (!syntax.verb_final && !other->modifier))) {
        const auto over = relative_before(other->begin, *other);
        if (over == no_item) break;
        i = over - 1;  // a relative clause inside ours
        continue;
      }
      --i;
    }
    if (i >= -1) t.clause_begin = i + 1;
    if (syntax.suffixing && !t.finite) genitive_subject(t);
    if (syntax.verb_final) {
      t.clause_end = t.end;
      return;
    }
    auto j = t.end;
    const bool parenthesis = t.modifier && t.begin > 0 && s_.is_mark(at(s_, t.begin - 1), ",");
    for (; j < static_cast<std::int32_t>(s_.items.size()); ++j) {
      const auto& item = at(s_, j);
      if (item.kind == Kind::Subordinator || s_.is_mark(item, hard_stops) || (parenthesis && s_.is_mark(item, ",")))
        break;
      if (lone_auxiliary(j)) {
        j = before_subject(j, t.end);
        break;
      }
      const auto* other = verbal_at(j, t);
      if (other) {
        if (other->finite) j = before_subject(j, t.end);
        break;
      }
    }
    t.clause_end = j;
  }

  // "İran'ın Yemen'e füze gönderdiğini": the nearest free genitive is the subject, and the clause begins with it.
  void genitive_subject(Trigger& t) const {
    for (auto j = t.begin - 1; j >= t.clause_begin; --j) {
      const auto& item = at(s_, j);
      if (const auto* other = verbal_at(j, t); other && !other->finite && other->morph.possessed)
        return;  // a genitive before it is its own subject
      if (!item.head() || item.marker != marker_of || item.owner != no_item) continue;
      t.clause_begin = item.conjunct_of != no_item ? item.conjunct_of : j;
      t.own_subject = true;
      return;
    }
  }

  // The relative pronoun that opens the clause of the finite group `other`, when one does.
  std::int32_t relative_before(std::int32_t begin, const Trigger& other) const {
    for (auto i = begin - 1; i >= 0; --i) {
      if (at(s_, i).kind == Kind::Subordinator) return relative(i) ? i : no_item;
      if (const auto* more = verbal_at(i, other); more && more->finite) return no_item;
      if (s_.is_mark(at(s_, i), hard_stops)) return no_item;
    }
    return no_item;
  }

  // The bare head right before the next finite verb is that verb's subject.
  std::int32_t before_subject(std::int32_t verb, std::int32_t from) const {
    for (auto i = verb - 1; i >= from; --i) {
      const auto& item = at(s_, i);
      if (item.head() && !item.marked && item.owner == no_item) return i;
      if (item.kind == Kind::Conjunction || s_.is_mark(item, ",،")) return i;
    }
    return verb;
  }

  void nominal(Trigger& t) {
    const auto count = static_cast<std::int32_t>(s_.items.size());
    t.clause_begin = t.begin;
    t.clause_end = t.end;
    const auto stop = [&](std::int32_t i) {
      const auto& item = at(s_, i);
      if (item.kind == Kind::Subordinator || item.kind == Kind::Punctuation || verbal_at(i, t)) return true;
      return item.head() && !item.marked && item.owner == no_item && item.conjunct_of == no_item;
    };
    if (s_.syntax().suffixing) {
      while (t.clause_begin > 0 && !stop(t.clause_begin - 1)) --t.clause_begin;
    } else {
      while (t.clause_end < count && !stop(t.clause_end)) ++t.clause_end;
    }
  }

  const Sentence& s_;
  std::vector<Trigger>& triggers_;
  std::vector<std::int32_t> owner_;
};

class Collector {
 public:
  Collector(const Sentence& s, const std::vector<Trigger>& triggers, const Trigger& t, std::vector<Candidate>& out)
      : s_(s), triggers_(triggers), t_(t), out_(out) {}

  void run() {
    out_.clear();
    for (auto i = t_.clause_begin; i < t_.begin; ++i) {
      const auto& item = at(s_, i);
      const bool word = item.kind == Kind::Case && s_.grammar->marker(s_.id(item)) == marker_object;
      object_marked_ = object_marked_ || word || (item.head() && item.marker == marker_object);
    }
    for (auto i = t_.clause_begin; i < t_.clause_end; ++i)
      if (i < t_.begin || i >= t_.end || i != t_.noun) consider(i);
    if (t_.noun != no_item)
      for (std::int32_t i = 0; i < static_cast<std::int32_t>(s_.items.size()); ++i)
        if (at(s_, i).owner == t_.noun && (i < t_.clause_begin || i >= t_.clause_end)) consider(i);
    if (t_.nominal())
      owners_of_theme();
    else
      antecedents();
    std::stable_sort(out_.begin(), out_.end(),
                     [](const Candidate& a, const Candidate& b) { return a.distance < b.distance; });
  }

 private:
  void add(std::int32_t i, Markers markers, double confidence) {
    const bool left = i < t_.begin;
    out_.push_back({i, remap(markers), left ? t_.begin - i : i - t_.end + 1, confidence, left});
  }

  // What the lexeme and the voice make of a marker.
  Markers remap(Markers markers) const {
    if (t_.morph.passive && !t_.nominal()) {
      const auto by = s_.grammar->marker("by");
      const auto other = s_.syntax().passive_agent;
      const bool subject = markers & bit(marker_subject);
      const bool agent = (by != marker_none && (markers & bit(by))) || (other != marker_none && (markers & bit(other)));
      markers &= ~(bit(marker_subject) | bit(marker_object));
      if (subject) markers |= bit(marker_object);
      if (agent) markers |= bit(marker_subject);
    }
    if (t_.lexeme)
      for (const auto& map : t_.lexeme->maps)
        if (markers & bit(map.from)) markers = (markers & ~bit(map.from)) | bit(map.to);
    return markers;
  }

  void consider(std::int32_t i) {
    const auto& item = at(s_, i);
    if (!item.head() || item.conjunct_of != no_item || item.apposition_of != no_item || i == t_.noun) return;
    if (item.via == GAINSAY_VIA_DEMONYM && item.owner == no_item) return;  // "Emirati firms": somebody unknown
    if (denied_alone(i) || inside_modifier(i)) return;
    if (indirect(i)) {
      add(i, bit(marker_indirect), positional_confidence);
      return;
    }
    if (item.owner != no_item) {
      if (item.owner == t_.noun) add(i, bit(marker_of), 1);
      return;
    }
    if (item.marked) {
      if (t_.nominal() && item.marker == marker_object) return;
      if (item.marker == marker_of && !t_.nominal() && !s_.syntax().verb_final) {
        if (partitive(i)) add(i, bit(marker_object), positional_confidence);
        return;  // what an unknown noun owns fills no slot of a verb
      }
      auto markers = bit(item.marker);
      // A genitive without an owner is the subject of a verbal noun or participle.
      if (item.marker == marker_of && !t_.nominal() && !t_.finite && i < t_.begin) markers |= bit(marker_subject);
      if (belongs_to_other(i) && !(item.marker == marker_of && !inside_own_subject(i))) return;
      if (i < t_.begin && !t_.nominal() && !t_.finite && !t_.modifier && !s_.syntax().verb_final)
        return;  // before an infinitive: its governor's
      add(i, markers, 1);
      return;
    }
    if (t_.nominal() || (s_.syntax().suffixing && inside_own_subject(i))) return;
    const bool left = i < t_.begin;
    if (s_.syntax().verb_final) {
      const bool object = !object_marked_ || t_.morph.passive || s_.syntax().suffixing;
      add(i, object ? bit(marker_subject) | bit(marker_object) : bit(marker_subject), positional_confidence);
    } else if (left) {
      if (t_.finite) add(i, bit(marker_subject), positional_confidence);
    } else {
      const bool speech = t_.lexeme && !t_.lexeme->say.empty();
      add(i, speech ? bit(marker_subject) | bit(marker_object) : bit(marker_object), positional_confidence);
    }
  }

  // Another verb between the head and ours (verb-final clauses run over each other): it has the better claim.
  bool belongs_to_other(std::int32_t i) const {
    if (!s_.syntax().verb_final) return false;
    for (const auto& other : triggers_)
      if (!other.nominal() && &other != &t_ && other.clause_begin <= i && other.begin > i && other.end <= t_.begin)
        return true;
    return false;
  }

  // "sent Ukraine missiles": a bare name right behind the verb, and another bare head right behind the name.
  bool indirect(std::int32_t i) const {
    if (t_.nominal() || t_.morph.passive || !s_.syntax().modifier_first || i < t_.end ||
        at(s_, i).marker == marker_source)
      return false;
    if (at(s_, i).type != s_.grammar->type_country || at(s_, i).via == GAINSAY_VIA_DEMONYM) return false;
    if (at(s_, i).marked && at(s_, i).marker != marker_of) return false;
    for (auto j = t_.end; j < i; ++j)
      if (at(s_, j).kind != Kind::Determiner) return false;
    for (auto j = i + 1; j < t_.clause_end; ++j) {
      if (at(s_, j).head()) return !at(s_, j).marked && at(s_, j).owner == no_item && at(s_, j).kind == Kind::Concept;
      if (at(s_, j).kind != Kind::Determiner && at(s_, j).kind != Kind::Quantity && at(s_, j).kind != Kind::Word)
        return false;
    }
    return false;
  }

  // "not to Niger but to Mali": a negation that stands outside the verb groups excludes the head behind it.
  bool denied_alone(std::int32_t i) const {
    auto j = i - 1;
    while (j >= 0 && (at(s_, j).kind == Kind::Case || at(s_, j).kind == Kind::Determiner)) --j;
    if (j < 0 || at(s_, j).kind != Kind::Negation) return false;
    return std::none_of(triggers_.begin(), triggers_.end(),
                        [j](const Trigger& t) { return j >= t.begin && j < t.end; });
  }

  // "Iran, sanctioned by the EU in 2020, sold …": the words of a participle are no slots of another verb.
  bool inside_modifier(std::int32_t i) const {
    if (s_.syntax().verb_final) return false;
    return std::any_of(triggers_.begin(), triggers_.end(), [&](const Trigger& other) {
      return &other != &t_ && other.modifier && !other.nominal() && i >= other.end && i < other.clause_end &&
             other.begin < t_.begin && !t_.nominal();
    });
  }

  // "ha inviato delle armi": an "of" right behind the verb.
  bool partitive(std::int32_t i) const {
    for (auto j = t_.end; j < i; ++j)
      if (at(s_, j).kind != Kind::Case && at(s_, j).kind != Kind::Determiner && at(s_, j).kind != Kind::Quantity)
        return false;
    return i >= t_.end;
  }

  // Inside a verbal noun's clause that has a subject of its own.
  bool inside_own_subject(std::int32_t i) const {
    for (const auto& other : triggers_)
      if (&other != &t_ && other.own_subject && i >= other.clause_begin && i < other.end && other.end <= t_.begin)
        return true;
    return false;
  }

  // A plain noun that no row knows stands right before a relative pronoun or participle: it, and nothing else, is
  // described.
  bool unknown_before(std::int32_t end) const {
    int words = 0;
    for (auto i = end - 1; i >= 0 && words <= 2; --i) {
      const auto& item = at(s_, i);
      if (item.kind == Kind::Word && !item.function_word)
        ++words;
      else if (item.kind == Kind::Word || (s_.is_mark(item, ",،") && i == end - 1))
        continue;
      else
        return words > 0 && !item.head();
    }
    return words > 0;
  }

  // "forniture di armi della Bielorussia": who owns the goods gives them.
  void owners_of_theme() {
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(s_.items.size()); ++i) {
      const auto owner = at(s_, i).owner;
      if (at(s_, i).kind != Kind::Entity || owner == no_item || at(s_, owner).owner != t_.noun ||
          !at(s_, owner).concept_id)
        continue;
      if (s_.grammar->lexicon().is_a(at(s_, owner).concept_id, s_.grammar->norm_kind)) continue;
      add(i, bit(marker_of), antecedent_confidence);
    }
  }

  void antecedents() {
    const bool relative = t_.antecedent_end != no_item;
    const bool prenominal = s_.syntax().suffixing && t_.modifier;
    if (!relative && !t_.modifier) return;
    if (prenominal) {  // describes the noun after it
      for (auto i = t_.end; i < static_cast<std::int32_t>(s_.items.size()); ++i)
        if (at(s_, i).head()) {
          if (const auto root = root_of(s_, i); root != i)
            add(root, bit(marker_subject) | bit(marker_object), antecedent_confidence);
          add(i, bit(marker_subject) | bit(marker_object), antecedent_confidence);
          return;
        }
      return;
    }
    const bool own_subject = std::any_of(out_.begin(), out_.end(), [this](const Candidate& c) {
      return c.left && (c.markers & bit(marker_subject)) && t_.finite && c.item > t_.antecedent_end &&
             at(s_, c.item).kind != Kind::Concept;
    });
    if (unknown_before(relative ? t_.antecedent_end : t_.begin)) return;
    int found = 0;
    for (auto i = (relative ? t_.antecedent_end : t_.begin) - 1; i >= 0 && found < max_antecedents; --i) {
      const auto& item = at(s_, i);
      if (s_.is_mark(item, hard_stops)) return;
      if (!item.head() || item.conjunct_of != no_item || (item.via == GAINSAY_VIA_DEMONYM && item.owner != no_item))
        continue;
      // What a phrase is about comes before the words inside it: "shipments of arms sent …" are shipments.
      const auto markers = relative && own_subject ? bit(marker_object) : bit(marker_subject);
      if (const auto root = root_of(s_, i); root != i && !seen(root)) {
        add(root, markers, antecedent_confidence - 0.03 * found);
        out_.back().distance = t_.begin - i;
      }
      if (!seen(i)) add(i, markers, antecedent_confidence - 0.03 * found);
      ++found;
    }
  }

  bool seen(std::int32_t i) const {
    return std::any_of(out_.begin(), out_.end(), [&](const Candidate& c) { return c.item == i && c.item < t_.begin; });
  }

  const Sentence& s_;
  const std::vector<Trigger>& triggers_;
  const Trigger& t_;
  std::vector<Candidate>& out_;
  bool object_marked_ = false;  // a mark in the clause says what the object is: no bare head is one
};

}  // namespace

void bound_clauses(const Sentence& sentence, std::vector<Trigger>& triggers) { Bounds(sentence, triggers).run(); }

void find_candidates(const Sentence& sentence, const std::vector<Trigger>& triggers, const Trigger& trigger,
                     std::vector<Candidate>& out) {
  Collector(sentence, triggers, trigger, out).run();
}

}  // namespace gainsay::extract_claims
