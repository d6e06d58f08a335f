// SPDX-License-Identifier: Apache-2.0
// What a message may speak of. `a` and `b` are the claims in the order of the rule: in "backed-then-traded", a backed.
// A card's sides, by contrast, stand in the order of age.
//   {a.agent} {a.recipient} {a.theme} {a.target} {a.place}  the fillers, in the reader's language where a label is
//   known {a.time} {a.quote} {a.publisher} {a.date} {a.source}    b likewise {a.document}         publisher (or title,
//   or file) and date, in one {a.when}             {a.time} as an aside with a space before it: " (until 2017)"; empty
//   when it is not known {a.dated}            for select: `yes` when {a.time} is known, else `no` {q.a} {q.b} the
//   figures that clash, with unit and modifier {via1.quote} {via1.publisher} {via1.document}, via2, via3    the
//   connecting claims {norm} {norm.cite}   label of the norm or measure, and its text's numbers {norm.quote}
//   {norm.document}    the claim that states the norm {norm_source}        for select: `text` when a claim of the link
//   states the norm, `table` when the built-in table does,
//                        else `none`
// In the host's own messages only: {value} {from} {to} {unit} {grain}, and the numbers {also} {voices} {count}.
// An argument without a value reads as the message "value.missing.<last part of its name>", else "value.missing".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gainsay/model/link.hpp"
#include "host/disagreement/messages.hpp"
#include "host/disagreement/sources.hpp"
#include "host/disagreement/wording.hpp"

namespace gainsay::disagreement {

const std::vector<std::string>& argument_names();  // the closed set, sorted
bool is_argument(std::string_view name);
bool is_number(std::string_view name);

Arguments make_arguments(const model::Link& link, const Sources& sources, const Wording& wording);

}  // namespace gainsay::disagreement
