// SPDX-License-Identifier: Apache-2.0
// Cards for the terminal.
#pragma once

#include <cstddef>
#include <string>

#include "host/cli/labels.hpp"
#include "host/cli/report.hpp"
#include "host/cli/terminal.hpp"
#include "host/disagreement/card.hpp"

namespace gainsay::cli {

// `number` of `total` stand in the rule above the card. `decided`: what people made of it, "" when nobody did anything.
std::string card_text(const disagreement::Card& card, std::size_t number, std::size_t total, const Terminal& terminal,
                      const Labels& labels, const std::string& decided);

// All cards of a report, in its order, and what it leaves out; the latter not with -q.
std::string cards_text(const Report& report, const Names& names, const disagreement::MessagesOf& messages,
                       const Labels& labels, const Options& options, Comparisons comparisons);

}  // namespace gainsay::cli
