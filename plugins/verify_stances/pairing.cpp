// SPDX-License-Identifier: Apache-2.0
#include "pairing.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "gainsay/kit/hash.hpp"
#include "gainsay/kit/key.hpp"
#include "gainsay/kit/slot_tests.hpp"
#include "gainsay/kit/time_algebra.hpp"

namespace gainsay::stances {
namespace {

using kit::Interval;

// A finding that rests on an order in time which only the publications show, or on an act without a date, is weaker.
constexpr double said_later_factor = 0.8;
constexpr double undated_act_factor = 0.65;

struct Candidate {
  Row row;
  Reading reading;
  bool holds = false;  // polarity and modality fit, too
};

struct Timing {
  bool fits = true;
  kit::Tested tested;
  double confidence = 1, factor = 1;
};

bool ranks_before(const Candidate& x, const Candidate& y) {
  const double cx = std::min<double>(x.reading.confidence, x.row.row->confidence);
  const double cy = std::min<double>(y.reading.confidence, y.row.row->confidence);
  return cx != cy ? cx > cy : x.row.row->claim < y.row.row->claim;
}

std::vector<Candidate> candidates(const Reader& reader, const Pattern& pattern, const Subject& subject,
                                  std::initializer_list<const gainsay_block*> blocks) {
  std::vector<Candidate> out;
  for (const auto* block : blocks)
    for (const auto& row : kit::rows(*block)) {
      if (!subject.of_norm && row.predicate != subject.predicate.value) continue;
      const auto reading = reader.read(pattern, {block, &row}, subject);
      if (reading) out.push_back({{block, &row}, *reading, reader.holds(pattern, row)});
    }
  std::sort(out.begin(), out.end(), ranks_before);
  const auto same = [](const Candidate& x, const Candidate& y) { return x.row.row->claim == y.row.row->claim; };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  return out;
}

// The end of what `a` says, or when it was said, lies before `b` begins.
Timing order(const gainsay_row& a, const gainsay_row& b, bool publications_count) {
  const Interval ta = kit::interval_of(a), tb = kit::interval_of(b);
  const Interval pa = kit::published_of(a), pb = kit::published_of(b);
  if (kit::before(ta, tb))
    return {true, {GAINSAY_INCOMPATIBLE, "before"}, std::min<double>(a.time_confidence, b.time_confidence), 1};
  if (kit::before(pa, tb)) return {true, {GAINSAY_INCOMPATIBLE, "said-before"}, b.time_confidence, 1};
  if (publications_count && !tb.known && kit::before(pa, pb))
    return {true, {GAINSAY_NOT_KNOWN, "said-later"}, 1, said_later_factor};
  return {false, kit::test_time(ta, tb), 1, 1};
}

Timing timing(const Rule& rule, const gainsay_row& a, const gainsay_row& b) {
  Timing out{true, kit::test_time(kit::interval_of(a), kit::interval_of(b)), 1, 1};
  for (const auto condition : rule.when) {
    if (condition == Condition::Before || condition == Condition::Later) {
      out = order(a, b, condition == Condition::Later);
    } else if (condition == Condition::Overlap) {
      const bool meet = kit::overlap(kit::interval_of(a), kit::interval_of(b));
      const bool whole = out.tested.reason == "same" || kit::inside(kit::interval_of(b), kit::interval_of(a));
      out = {meet, out.tested, std::min<double>(a.time_confidence, b.time_confidence),
             whole ? 1.0 : undated_act_factor};
    }
    if (!out.fits) return out;
  }
  if (rule.of_norm && rule.b.head != Pattern::Head::Listed && !kit::interval_of(b).known)
    out.factor *= undated_act_factor;
  return out;
}

bool in_force(const Norm& norm, const gainsay_row& act) {
  const Interval force{norm.in_force.lo, norm.in_force.hi, 0, norm.in_force.known()};
  return !kit::disjoint(kit::interval_of(act), force);
}

bool connects(const Connection& connection, const gainsay_row& row, const gainsay_row& b) {
  for (const auto condition : connection.when) {
    if (condition == Condition::SameVoice && row.voice != b.voice) return false;
    if (condition == Condition::Meets && kit::disjoint(kit::interval_of(row), kit::interval_of(b))) return false;
  }
  return true;
}

// One group's rules, claims and links.
class Pairing {
 public:
  Pairing(const Reader& reader, const RuleTable& rules, const Subject& subject, const gainsay_block& group,
          const gainsay_block& shared, kit::LinkSink& sink)
      : reader_(reader), rules_(rules), subject_(subject), group_(group), shared_(shared), sink_(sink) {}

  void run() {
    for (const auto& connection : rules_.connections)
      connections_.push_back(subject_.of_norm ? candidates(reader_, connection.pattern, subject_, {&shared_, &group_})
                                              : std::vector<Candidate>{});
    for (const auto& rule : rules_.rules)
      if (rule.of_norm == subject_.of_norm) apply(rule);
  }

 private:
  void apply(const Rule& rule) {
    const auto as = candidates(reader_, rule.a, subject_, {&group_, &shared_});
    if (std::none_of(as.begin(), as.end(), [](const Candidate& c) { return c.holds; })) return;
    const auto bs = candidates(reader_, rule.b, subject_, {&group_, &shared_});
    for (const bool holding : {true, false}) each_pair(rule, as, bs, holding);
  }

  // Sides that hold are linked; those that fail on polarity or modality are explained against the best of the other
  // side.
  void each_pair(const Rule& rule, const std::vector<Candidate>& as, const std::vector<Candidate>& bs, bool holding) {
    std::size_t nth_a = 0;
    for (const auto& a : as) {
      if (!a.holds) continue;
      std::size_t nth_b = 0;
      for (const auto& b : bs) {
        if (nth_a >= top_ranked && nth_b >= top_ranked) break;
        if (b.holds != holding || a.row.row->claim == b.row.row->claim) continue;
        if (holding) {
          link(rule, a, b);
        } else if (nth_a == 0 && rule.of_norm) {
          abstain(rule, a, b, kit::factual(*b.row.row) ? "opposite" : "not-realised");
        }
        ++nth_b;
      }
      ++nth_a;
      if (!holding) return;
    }
  }

  void abstain(const Rule& rule, const Candidate& a, const Candidate& b, std::string_view reason) {
    sink_.abstain(a.row.row->claim, b.row.row->claim, rule.id, reason);
  }

  void link(const Rule& rule, const Candidate& a, const Candidate& b) {
    const std::pair pair{a.row.row->claim, b.row.row->claim};
    if (done_.contains(pair)) return;
    if (rule.of_norm && !in_force(subject_.norm, *b.row.row)) return abstain(rule, a, b, "not-in-force");
    const Timing timing = stances::timing(rule, *a.row.row, *b.row.row);
    if (!timing.fits) return;  // a later row may fit
    double confidence = std::min({a.reading.confidence, b.reading.confidence, timing.confidence});
    if (!subject_.of_norm && !reader_.same_fillers(rule.a, a.row, b.row, subject_.party, confidence)) return;
    done_.insert(pair);
    emit(rule, a, b, timing, confidence * timing.factor * rule.strength);
  }

  std::vector<std::uint64_t> via(const Rule& rule, const Candidate& a, const Candidate& b) const {
    std::vector<std::uint64_t> out;
    for (const auto index : rule.via) {
      for (const auto& candidate : connections_[index]) {
        const auto claim = candidate.row.row->claim;
        if (!candidate.holds || claim == a.row.row->claim || claim == b.row.row->claim) continue;
        if (!connects(rules_.connections[index], *candidate.row.row, *b.row.row)) continue;
        if (std::find(out.begin(), out.end(), claim) == out.end()) out.push_back(claim);
        break;
      }
    }
    return out;
  }

  // Does any claim of the corpus state the norm: one of the connections, or `a` itself?
  bool stated_in_text(const Candidate& a) const {
    const auto states = [](const Candidate& c) {
      return c.holds && c.reading.act.role != 0 && c.reading.party.role == 0;
    };
    if (states(a)) return true;
    return std::any_of(connections_.begin(), connections_.end(),
                       [&](const auto& list) { return std::any_of(list.begin(), list.end(), states); });
  }

  void emit(const Rule& rule, const Candidate& a, const Candidate& b, const Timing& timing, double score) {
    std::vector<gainsay_link_slot> slots;
    const auto add = [&](gainsay_term slot, std::uint32_t test, std::string_view reason, gainsay_span x,
                         gainsay_span y) {
      if (slot != 0) slots.push_back({slot, test, 0, kit::str(reason), x, y});
    };
    const auto& ra = a.reading;
    const auto& rb = b.reading;
    add(ra.party.role ? ra.party.role : rb.party.role, GAINSAY_EQUAL, "participates", ra.party.span, rb.party.span);
    if (subject_.of_norm) {
      add(ra.norm.role, GAINSAY_EQUAL, stated_in_text(a) ? "norm-from-text" : "norm-from-table", ra.norm.span, {0, 0});
      add(ra.target.role ? ra.target.role : rb.target.role, GAINSAY_EQUAL, "target", ra.target.span, rb.target.span);
    } else {
      add(kit::term("polarity").value, GAINSAY_INCOMPATIBLE, "opposite", {0, 0}, {0, 0});
    }
    add(kit::term("time").value, timing.tested.test, timing.tested.reason, a.row.row->time_span, b.row.row->time_span);

    const auto claims = via(rule, a, b);
    gainsay_link out{};
    out.struct_size = sizeof out;
    out.relation = GAINSAY_CONFLICT;
    out.a = a.row.row->claim;
    out.b = b.row.row->claim;
    out.matter = matter(rule).value;
    out.score = score;
    out.type = kit::str(rule.type);
    out.rule = kit::str(rule.id);
    out.norm = subject_.of_norm ? kit::str(reader_.host().name(subject_.norm.norm)) : gainsay_str{};
    out.via = claims.data();
    out.via_count = claims.size();
    out.slots = slots.data();
    out.slot_count = slots.size();
    sink_.link(out);
  }

  MatterId matter(const Rule& rule) const {
    if (subject_.of_norm) {
      const std::array<std::uint64_t, 2> parties{subject_.party.value, reader_.state(subject_.norm.target).value};
      const std::array<std::uint64_t, 2> object{subject_.norm.norm.value, subject_.norm.act.value};
      return kit::matter(rule.family, parties, object);
    }
    const std::array<std::uint64_t, 1> parties{subject_.party.value};
    const std::array<std::uint64_t, 1> object{subject_.predicate.value};
    return kit::matter(rule.family, parties, object);
  }

  const Reader& reader_;
  const RuleTable& rules_;
  const Subject& subject_;
  const gainsay_block& group_;
  const gainsay_block& shared_;
  kit::LinkSink& sink_;
  std::vector<std::vector<Candidate>> connections_;
  std::set<std::pair<std::uint64_t, std::uint64_t>> done_;
};

}  // namespace

void pair_up(const Reader& reader, const RuleTable& rules, const Subject& subject, const gainsay_block& group,
             const gainsay_block& shared, kit::LinkSink& sink) {
  Pairing(reader, rules, subject, group, shared, sink).run();
}

}  // namespace gainsay::stances
