// SPDX-License-Identifier: Apache-2.0
// A line of what `annotate` reads: a document, or the error that stands in its place; either way its id can be printed.
#include "host/cli/annotation_row.hpp"
#include "tests/fuzz/target.hpp"

namespace gainsay::fuzz {

void run(std::string_view input) {
  const auto row = cli::parse_row(std::string(input), "en");
  property(cli::dump(row.id) == cli::dump(cli::parse_row(std::string(input), "en").id), "a row is read alike twice");
  property(is_text(cli::dump(row.id)), "an id can be printed");
  if (!row.document) {
    check_error(row.document.error());
    return property(row.document.error().code == ErrorCode::BadInput, "a bad row is bad input");
  }
  property(is_text(row.document->text) && !row.document->text.empty(), "a document has a text");
  property(!row.document->language.empty(), "a row that names no language has that of the command line");
  const auto anchor = row.document->anchor();
  if (anchor) property(anchor->days.lo <= anchor->days.hi, "a date is a range of days");
}

}  // namespace gainsay::fuzz
