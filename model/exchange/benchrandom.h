#pragma once

#include <QtGlobal>

#include <cmath>
#include <span>

namespace sourceline {

/// The same numbers from the same seed on every machine (splitmix64); the standard's distributions
/// do not promise that.
class BenchRandom
{
public:
    explicit BenchRandom(quint64 seed)
        : m_state(seed)
    {}

    quint64 next()
    {
        quint64 z = (m_state += 0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// 0 to limit − 1; 0 when limit is 0.
    int below(int limit)
    {
        return static_cast<int>(((next() >> 32) * static_cast<quint64>(limit)) >> 32);
    }

    /// From low to high, both included.
    int between(int low, int high) { return low + below(high - low + 1); }

    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

    bool chance(double probability) { return unit() < probability; }

    /// 0 to limit − 1, low numbers far more often (log-uniform).
    int zipf(int limit)
    {
        return limit <= 1 ? 0 : static_cast<int>(std::pow(static_cast<double>(limit), unit())) - 1;
    }

    /// A count of few with a long tail, about `mean`.
    int heavy(double mean)
    {
        const double value = -mean * std::log(1.0 - unit());
        return static_cast<int>(chance(0.02) ? value * 8 : value);
    }

    template <typename Range>
    const auto &pick(const Range &range)
    {
        return range[static_cast<size_t>(below(static_cast<int>(std::size(range))))];
    }

    /// An index by weights.
    int weighted(std::span<const int> weights)
    {
        int sum = 0;
        for (const int weight : weights)
            sum += weight;
        int at = below(sum);
        for (size_t i = 0; i < weights.size(); ++i) {
            if ((at -= weights[i]) < 0)
                return static_cast<int>(i);
        }
        return 0;
    }

private:
    quint64 m_state;
};

} // namespace sourceline
