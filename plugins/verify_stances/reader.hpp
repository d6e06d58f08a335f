// SPDX-License-Identifier: Apache-2.0
// Reads claims with the eyes of a pattern: which norm, party and target a claim speaks of, and whether a pattern holds
// for it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/abi/verifier.h"
#include "gainsay/base/result.hpp"
#include "gainsay/kit/plugin.hpp"
#include "norms.hpp"
#include "rule_table.hpp"

namespace gainsay::stances {

struct Row {  // borrowed for the call
  const gainsay_block* block = nullptr;
  const gainsay_row* row = nullptr;
};

// What the claims of one group have in common: a norm, the class it forbids, its target and a party; or a predicate and
// a party.
struct Subject {
  bool of_norm = false;
  Norm norm;       // of_norm
  Term predicate;  // otherwise
  Term party;      // a state where the filler acts for one
};

struct Part {  // a filler that was read
  gainsay_term role = 0;
  gainsay_span span{0, 0};
};

struct Reading {
  double confidence = 1;  // the smallest of the slots read
  Part party, target, norm, act;
};

class Reader {
 public:
  // `predicates` is predicates.tsv, for kinds and symmetric predicates; may be empty.
  static Result<Reader> create(const kit::Host& host, std::string_view predicates);

  const kit::Host& host() const { return host_; }
  Term state(Term entity) const;
  bool kind_of(Term predicate, Term general) const { return predicate == general || host_.is_a(predicate, general); }

  // The predicate fits (for ?act: a kind of norm->act).
  bool head_fits(const Pattern& pattern, gainsay_term predicate, const Norm* norm) const;
  // What the claim says about `subject`, whatever its polarity and modality; nullopt when a slot is missing, uncertain
  // or other.
  std::optional<Reading> read(const Pattern& pattern, Row row, const Subject& subject) const;
  // Everyone who may stand for ?x, given the norm.
  std::vector<Term> parties(const Pattern& pattern, Row row, const Norm* norm) const;
  // Polarity, modality and habit are those of the pattern.
  bool holds(const Pattern& pattern, const gainsay_row& row) const;
  // Every ?s filler of `a` has its like in `b`; what `a` leaves open is general. Lowers `confidence`.
  bool same_fillers(const Pattern& pattern, Row a, Row b, Term party, double& confidence) const;
  // The norm that the claim states ("R forbids C with T"), when the pattern is one that states norms.
  std::optional<Norm> stated(const Pattern& pattern, Row row) const;

 private:
  struct Predicate {
    std::string kind;
    std::vector<gainsay_term> exchangeable;  // the first two roles of a symmetric predicate
  };
  const Predicate* known(gainsay_term predicate) const;
  bool plays(gainsay_term role, const Constraint& constraint, gainsay_term predicate) const;
  bool same_filler(const gainsay_row_slot& slot, Row b, const Constraint& constraint, Term party,
                   double& confidence) const;
  bool fits(const gainsay_row_slot& slot, const Constraint& constraint, const Pattern& pattern,
            const Subject& subject) const;
  bool direction_fits(const Pattern& pattern, const Norm& norm, gainsay_term target_role,
                      const Constraint& constraint) const;
  Term named_class(gainsay_term filler) const;

  kit::Host host_;
  std::map<gainsay_term, Predicate> predicates_;
  std::map<gainsay_term, Term> act_classes_;  // "pred:ID" -> ID
};

}  // namespace gainsay::stances
