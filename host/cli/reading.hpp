// SPDX-License-Identifier: Apache-2.0
// Reading without storing: text -> analysis -> mentions and claims. What `annotate`, `lang check` and `explain` do.
#pragma once

#include <string>
#include <vector>

#include "gainsay/base/result.hpp"
#include "gainsay/model/analysis.hpp"
#include "gainsay/model/document.hpp"
#include "host/extraction/extraction.hpp"

namespace gainsay::cli {

struct Reading {
  model::Document document;
  model::Analysis analysis;
  extraction::Extracted extracted;
};

}  // namespace gainsay::cli
