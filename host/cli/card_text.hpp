// SPDX-License-Identifier: Apache-2.0
// A card for the terminal.
#pragma once

#include <cstddef>
#include <string>

#include "host/cli/labels.hpp"
#include "host/cli/terminal.hpp"
#include "host/disagreement/card.hpp"

namespace gainsay::cli {

// `number` of `total` stand in the rule above the card. `decided`: what people made of it, "" when nobody did anything.
std::string card_text(const disagreement::Card& card, std::size_t number, std::size_t total, const Terminal& terminal,
                      const Labels& labels, const std::string& decided);

}  // namespace gainsay::cli
