// SPDX-License-Identifier: Apache-2.0
// One line of what `annotate` reads: {"id","text","lang"?,"published"?,"publisher"?}.
#pragma once

#include <optional>
#include <string>

#include "gainsay/base/result.hpp"
#include "gainsay/model/document.hpp"
#include "host/cli/value_json.hpp"

namespace gainsay::cli {

struct AnnotationRow {
  Json id;  // as given, null when there is none or the line is no object
  Result<model::Document> document;
};

// `language` is that of rows that name none. A line that is no row gives the error that stands in its place.
AnnotationRow parse_row(const std::string& line, const std::optional<std::string>& language);

}  // namespace gainsay::cli
