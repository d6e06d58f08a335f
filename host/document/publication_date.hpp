// SPDX-License-Identifier: Apache-2.0
// A publication date as people write it into a command line or a sources.toml.
#pragma once

#include <string_view>

#include "gainsay/base/result.hpp"
#include "gainsay/model/document.hpp"

namespace gainsay::document {

// Reads EDTF level 0, and of level 1 what publication dates need: `2023`, `2023-09`, `2023-09-05`, `2023-09-XX`,
// `202X`, `A/B` and the open ends `A/..`, `../B`; `~`, `?` or `%` may follow a date and change nothing but the text.
// Also ISO 8601 with a time of day: `2023-09-05T14:30`, `…:15`, `…:15.5`, then `Z` or an offset. The day and second are
// those written, at the place of publication: an offset is not applied. White space around is ignored. `edtf` is the
// text as given. BadInput when it is none of these or no such day exists.
Result<model::Published> parse_publication_date(std::string_view text, model::DateBasis basis);

}  // namespace gainsay::document
