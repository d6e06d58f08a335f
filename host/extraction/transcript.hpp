// SPDX-License-Identifier: Apache-2.0
// What each extractor said of each document of one run, kept apart until all have spoken.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "host/extraction/admission.hpp"
#include "host/extraction/extraction.hpp"

namespace gainsay::extraction {

struct Said {
  enum State : std::uint8_t {
    Nothing,  // it was not asked: the document is not in its languages, or it does not run
    Results,  // `admitted`
    Failed,   // `code` and `reason`
    Missed,   // it is suspended; `reason`
  } state = Nothing;
  Admitted admitted;
  ErrorCode code = ErrorCode::Plugin;
  std::string reason;
  bool fault = false;  // Failed at the cost of a worker, not with a lie
};

// Two threads may use it at once for different documents.
class Transcript {
 public:
  // Borrows both. `plugins`: in running order.
  Transcript(std::span<const Item> items, const std::vector<plugin_host::Plugin>& plugins)
      : items_(items), plugins_(plugins), said_(items.size() * plugins.size()) {}

  Said& at(std::size_t item, std::size_t plugin) { return said_[item * plugins_.size() + plugin]; }
  // The mentions on `layers` so far, by producer; pointers hold until the producer's entry changes.
  std::vector<const model::Mention*> mentions(std::size_t item, std::span<const Term> layers) const;
  // Takes the results of a document out.
  Extracted take(std::size_t item);
  std::string path(std::size_t item) const;
  std::span<const Item> items() const { return items_; }

 private:
  std::span<const Item> items_;
  const std::vector<plugin_host::Plugin>& plugins_;
  std::vector<Said> said_;
};

}  // namespace gainsay::extraction
