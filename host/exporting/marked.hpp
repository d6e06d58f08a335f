// SPDX-License-Identifier: Apache-2.0
// A piece of a document with parts of it marked.
#pragma once

#include <string_view>
#include <vector>

#include "gainsay/base/span.hpp"
#include "gainsay/model/analysis.hpp"
#include "host/exporting/html.hpp"

namespace gainsay::exporting {

// Writes `whole` of the text, verbatim, with <mark class=style> around what lies in it of `parts` (any order).
void write_marked(Html& html, std::string_view text, Span whole, std::vector<Span> parts, const char* style);

// The sentence of a claim with the one before and the one after it, as far as they stand in the same paragraph; the
// claim itself when it stands in no sentence.
Span context_of(const model::Analysis& analysis, Span claim);
// The language of the paragraph that holds the claim; the document's when none does.
const std::string& language_of(const model::Analysis& analysis, Span claim);

}  // namespace gainsay::exporting
