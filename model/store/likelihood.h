#pragma once

namespace sourceline {

/// The least ICD 203 band (1 to 7) that names a perpetrator: "likely". A judgement of an even
/// chance or less assesses nobody, and neither does one without a band (0).
inline constexpr int likelyBand = 5;

/// In place of a band: the newest assessment finds the information insufficient to name anybody.
inline constexpr int insufficientInformation = 8;

inline constexpr bool isLikely(int band)
{
    return band >= likelyBand && band < insufficientInformation;
}

} // namespace sourceline
