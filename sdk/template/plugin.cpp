// SPDX-License-Identifier: Apache-2.0
// Marks percentages above a hundred: fine for growth, a slip of the pen for a share. Numbers come from the layer
// "quantity", so this reads "a hundred and ten percent", "%110" and "۱۱۰ درصد" without knowing a word of any language.
#include "gainsay/kit/extractor.hpp"

namespace {

struct OverHundred {
  gainsay::Term layer;

  static gainsay::Result<OverHundred> create(gainsay::kit::Host host, std::string_view /*config_json*/) {
    return OverHundred{host.intern("example.over_hundred")};
  }

  gainsay::Result<void> extract(const gainsay_document& document, gainsay::kit::Sink& sink) const {
    for (const gainsay_mention& mention : gainsay::kit::mentions(document)) {
      const gainsay_quantity* quantity = gainsay::kit::quantity(mention);
      if (!quantity || quantity->kind != GAINSAY_PERCENT || quantity->lo <= 100) continue;
      sink.mention(layer, gainsay::kit::span(mention.span), R"({"above":100})");
    }
    return {};
  }
};

}  // namespace

GAINSAY_EXTRACTOR(OverHundred, "org.example.over_hundred", "1.0.0");
