// SPDX-License-Identifier: Apache-2.0
// rules.tsv, compiled: patterns over claims, the conditions between them, and the claims that connect them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gainsay/base/result.hpp"
#include "gainsay/kit/plugin.hpp"

namespace gainsay::stances {

enum class Variable : std::uint8_t { Party, Norm, Target, Act, Same };

struct Constraint {
  std::vector<Term> roles;  // a filler of any of them
  Variable variable = Variable::Party;
  bool optional = false;  // holds when none of the roles is filled
};

struct Pattern {
  enum class Head : std::uint8_t {
    Listed,     // one of `predicates`, or a kind of it
    Forbidden,  // ?act: a kind of the class that the norm forbids
    Attempt,    // predicates[0], read as an attempt at `attempted`
    Any         // ?p: whatever predicate, the same on both sides
  };
  Head head = Head::Listed;
  std::vector<Term> predicates;
  std::vector<std::string> kinds;  // of predicates.tsv, for Any; empty = all
  Term attempted;
  std::vector<Constraint> constraints;
  bool negative = false;
  bool habit = false;
  bool fact = false;             // asserted, reported, estimated; denied counts as its opposite
  std::uint32_t modalities = 0;  // bit per GAINSAY_ASSERTED …, for the modalities named one by one
};

enum class Condition : std::uint8_t { Before, Overlap, Later, SameVoice, Meets };

struct Rule {
  std::string id, type, family;
  Pattern a, b;
  std::vector<Condition> when;
  std::vector<std::size_t> via;  // indices into RuleTable::connections
  double strength = 0;
  bool of_norm = false;  // speaks of a norm; else of one predicate and party
};

struct Connection {  // a row of type via
  std::string id;
  Pattern pattern;
  std::vector<Condition> when;
};

struct RuleTable {
  std::vector<Rule> rules;  // in the order of the file
  std::vector<Connection> connections;

  // Interns every role, since results carry them. Errors name the line.
  static Result<RuleTable> parse(const kit::Host& host, std::string_view text, std::string_view where);
};

}  // namespace gainsay::stances
