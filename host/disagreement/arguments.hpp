// SPDX-License-Identifier: Apache-2.0
// What a message may speak of. `a` and `b` are the claims in the order of the rule: in "backed-then-traded", a backed.
// A card's sides, by contrast, stand in the order of age.
//   {a.agent}, {a.recipient}, {a.theme}, {a.target}, {a.place}   the fillers, in the reader's language where a label is
//   known {a.time}, {a.quote}, {a.publisher}, {a.date}, {a.source}     b likewise {q.a}, {q.b}         the figures that
//   clash, with unit and modifier {via1.quote}, {via1.publisher}, via2, via3                   the connecting claims
//   {norm}, {norm.cite}  label of the norm or measure, and its text's numbers
//   {norm_source}        for select: `table` when only the built-in table states the norm, else `text`
//   {value}, {from}, {to}   in the messages that begin with "value." only
// An argument without a value reads as the message "value.missing".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gainsay/model/link.hpp"
#include "host/disagreement/messages.hpp"
#include "host/disagreement/sources.hpp"

namespace gainsay::disagreement {

const std::vector<std::string>& argument_names();  // the closed set, sorted
bool is_argument(std::string_view name);

Arguments make_arguments(const model::Link& link, const Sources& sources, const Messages& messages,
                         std::string_view reader);

}  // namespace gainsay::disagreement
