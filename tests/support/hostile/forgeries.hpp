// SPDX-License-Identifier: Apache-2.0
// Results that are changed behind the worker's back, after it has looked at them, by name.
#pragma once

#include <string_view>

#include "gainsay/kit/extractor.hpp"

namespace gainsay::hostile {

// Emits a mention on `layer` and changes what the worker wrote of it, if `what` names such a forgery.
void forge(std::string_view what, Term layer, kit::Sink& sink);

}  // namespace gainsay::hostile
