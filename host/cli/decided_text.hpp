// SPDX-License-Identifier: Apache-2.0
// Where a disagreement stands and what each person holds, in one sentence for the reader: "resolved: genuine (mina:
// genuine)".
#pragma once

#include <string>
#include <string_view>

#include "host/disagreement/card.hpp"
#include "host/session/standing.hpp"

namespace gainsay::cli {

// "" when nobody has decided anything. The words are the report's: keys "report." of the host's own messages.
std::string decided_text(const session::Standing& standing, const disagreement::MessagesOf& messages,
                         std::string_view reader);

}  // namespace gainsay::cli
