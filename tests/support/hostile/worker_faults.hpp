// SPDX-License-Identifier: Apache-2.0
// What a plugin may do to the process that carries it, by name.
#pragma once

#include <string_view>

namespace gainsay::hostile {

// Does what `what` names, if it is one of these; may not return.
void do_to_worker(std::string_view what);

}  // namespace gainsay::hostile
