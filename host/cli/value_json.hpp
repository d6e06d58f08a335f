// SPDX-License-Identifier: Apache-2.0
// Spans and the normalised values of mentions, as the contracts spell them.
#pragma once

#include <nlohmann/json.hpp>

#include "gainsay/model/mention.hpp"
#include "host/cli/codepoints.hpp"
#include "host/cli/names.hpp"

namespace gainsay::cli {

using Json = nlohmann::ordered_json;

// One document as the writers below see it; borrowed.
struct TextView {
  std::string_view text;
  const CodePoints* points;
};

Json range_json(std::pair<std::uint32_t, std::uint32_t> range);
Json span_json(Span span, const TextView& view);      // {"bytes", "codepoints"}
Json span_or_null(Span span, const TextView& view);   // null for an empty span
Json text_or_null(std::string_view text);             // null for ""
Json number_or_null(double value);                    // null for ±infinity and NaN; whole numbers without a fraction
Json day_or_null(Day day, std::int32_t second = -1);  // "2023-09-05", "2023-09-05T14:30:00"; null when open
Json quantity_json(const model::Quantity& quantity, const Names& names);
Json mention_json(const model::Mention& mention, const TextView& view, const Names& names);

// JSON text of a document whose source text is UTF-8 by contract; what plugins say may not be, and is then replaced.
std::string dump(const Json& json, int indent = -1);

}  // namespace gainsay::cli
