// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/figures.hpp"

#include <cmath>

namespace gainsay::bench {
namespace {

using Json = nlohmann::ordered_json;

// Four significant digits: more would be a promise.
Json rounded(double value) {
  if (!std::isfinite(value)) return nullptr;
  if (value == 0) return 0;
  const double scale = std::pow(10.0, 3 - std::floor(std::log10(std::fabs(value))));
  return std::round(value * scale) / scale;
}

const char* mark(const Goal& goal, double ratio) {
  const bool more = goal.better == Better::More;
  if (more ? ratio >= goal.good : ratio <= goal.good) return "good";
  if (more ? ratio >= goal.accept : ratio <= goal.accept) return "accept";
  return "miss";
}

Json json_of(const Sample& sample) {
  return {{"cpu_min", rounded(sample.cpu_min)},
          {"cpu_median", rounded(sample.cpu_median)},
          {"wall_min", rounded(sample.wall_min)},
          {"wall_median", rounded(sample.wall_median)},
          {"repetitions", sample.repetitions}};
}

Json json_of(const Figure& figure) {
  Json out = {{"name", figure.name}, {"says", figure.says}, {"unit", figure.unit}, {"value", rounded(figure.value)}};
  if (!figure.reference.empty()) {
    out["reference"] = figure.reference;
    out["reference_value"] = rounded(figure.reference_value);
    out["ratio"] = rounded(figure.ratio());
  }
  if (figure.goal) {
    out["better"] = figure.goal->better == Better::More ? "more" : "less";
    out["accept"] = figure.goal->accept;
    out["good"] = figure.goal->good;
    out["mark"] = mark(*figure.goal, figure.ratio());
  }
  if (figure.sample) out["seconds"] = json_of(*figure.sample);
  if (!figure.note.empty()) out["note"] = figure.note;
  return out;
}

}  // namespace

void Figures::add(Figure figure) { figures_.push_back(std::move(figure)); }

Json Figures::json() const {
  Json out;
  out["figures"] = Json::array();
  for (const auto& figure : figures_) out["figures"].push_back(json_of(figure));
  out.update(extra_);
  return out;
}

}  // namespace gainsay::bench
