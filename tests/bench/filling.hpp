// SPDX-License-Identifier: Apache-2.0
// A casefile filled with a claim set, batch by batch, beside a bare table that takes the same claims.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "db/casefile.hpp"
#include "tests/bench/claim_set.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/flat_store.hpp"

namespace gainsay::bench {

class Filling {
 public:
  // `flat`: where the bare table goes. `set` must outlive the object.
  Filling(const ClaimSet& set, const std::string& flat) : set_(set), flat_(flat) {}

  // Whole documents, until there are `claims` of them or a few more.
  Result<void> run(db::Casefile& casefile, std::size_t claims);

  std::size_t claims() const { return claims_; }
  std::size_t documents() const { return documents_; }
  Spent spent() const;
  Result<void> add_figures(Figures& figures) const;

 private:
  struct Lap {
    std::size_t claims;  // that there are at its end
    Spent spent;
  };
  double rate(std::size_t from, std::size_t to) const;
  Result<double> document_seconds(std::size_t documents) const;

  const ClaimSet& set_;
  FlatStore flat_;
  std::size_t claims_ = 0, documents_ = 0;
  std::vector<Lap> laps_;
  Spent flat_spent_;
};

}  // namespace gainsay::bench
