// SPDX-License-Identifier: Apache-2.0
// What a result may be, as far as one result alone shows it: spans, numbers, enumerations, texts, sizes. The worker
// asks when a plugin emits, so that a lie neither travels nor reaches the next plugin; the host asks again, on its own
// copy.
#pragma once

#include <cstdint>
#include <string_view>

#include "gainsay/abi/extractor.h"
#include "gainsay/abi/verifier.h"

namespace gainsay::plugin_host {

// Each returns nullptr when the result keeps the contract, else what is wrong, as the end of a sentence that begins
// with what the result is ("a claim …"). Pointers inside must be readable for their counts.
const char* breach(const gainsay_mention& mention, std::string_view text);
const char* breach(const gainsay_claim& claim, std::string_view text);
const char* breach(const gainsay_link& link);
const char* breach_of_abstention(gainsay_span where, gainsay_str reason, std::string_view text);

// Counts above these are a breach in themselves, checked before anything is read.
inline constexpr std::uint64_t max_slots = 64, max_quantities = 64, max_sources = 16, max_cues = 64, max_via = 16;
inline constexpr std::uint64_t max_text_bytes = 1'000, max_key_bytes = 200, max_json_bytes = 64u << 10;

// Results of one plugin on one document, or on one group or block of this many bytes.
constexpr std::uint64_t max_results(std::uint64_t bytes) { return 20'000 + bytes / 4; }

}  // namespace gainsay::plugin_host
