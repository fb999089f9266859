#include "model/exchange/benchkinds.h"

#include <array>

namespace sourceline {

namespace {

using enum BenchDoer;

// clang-format off
constexpr BenchKind kinds[] = {
    {120, "event", 2, 17, 51, Group, 0.8, 2.4, 9, 0, u"Rocket fire on %1 in %2", u"rockets were fired at %1 in %2"},
    {30, "event", 2, 17, 52, Forces, 3.0, 7.0, 3, 0, u"Missile strike on %1 in %2", u"missiles struck %1 in %2"},
    {70, "event", 2, 17, 53, Group, 1.2, 3.0, 6, 0, u"Mortar shelling of %1 in %2", u"mortar rounds fell on %1 in %2"},
    {80, "event", 2, 17, 54, Forces, 1.5, 4.0, 24, 0, u"Artillery fire on %1 in %2", u"artillery shelled %1 in %2"},
    {90, "event", 2, 15, 55, Forces, 4.0, 6.0, 3, 0, u"Airstrike on %1 in %2", u"aircraft bombed %1 in %2"},
    {60, "event", 2, 15, 56, Either, 1.4, 2.5, 2, 0, u"Drone attack on %1 in %2", u"a drone attacked %1 in %2"},
    {110, "event", 2, 18, 57, Group, 1.8, 4.5, 1, 0, u"Roadside bomb against %1 in %2", u"a bomb went off beside %1 in %2"},
    {20, "event", 2, 18, 58, Group, 1.1, 1.5, 0, 0, u"Mine blast under %1 in %2", u"a mine exploded under %1 in %2"},
    {15, "event", 2, 16, 57, Group, 9.0, 25.0, 1, 0, u"Suicide bombing of %1 in %2", u"a suicide bomber blew himself up at %1 in %2"},
    {12, "event", 2, 19, 57, Group, 0.5, 2.0, 1, 0, u"Grenade thrown at %1 in %2", u"a grenade was thrown at %1 in %2"},
    {150, "event", 1, 11, 59, Either, 3.5, 4.0, 0, 0, u"Clash near %1 in %2", u"gunmen and soldiers clashed near %1 in %2"},
    {12, "event", 1, 12, 59, Forces, 5.0, 6.0, 0, 0, u"Government forces retake %1 in %2", u"government forces retook %1 in %2"},
    {10, "event", 1, 13, 59, Group, 6.0, 6.0, 0, 0, u"Fighters take %1 in %2", u"fighters overran %1 in %2"},
    {90, "event", 3, 21, 59, Either, 1.8, 1.2, 0, 0, u"Shooting at %1 in %2", u"attackers opened fire on %1 in %2"},
    {35, "event", 3, 22, 61, Group, 0.1, 0.1, 0, 0, u"Abduction from %1 in %2", u"people were taken from %1 in %2"},
    {120, "event", 4, 23, 60, Crowd, 0.0, 0.0, 0, 0, u"Protest at %1 in %2", u"a crowd protested at %1 in %2"},
    {30, "event", 4, 24, 60, Crowd, 0.0, 1.5, 0, 0, u"Protest broken up at %1 in %2", u"police broke up a protest at %1 in %2"},
    {8, "event", 4, 25, 60, Forces, 1.5, 9.0, 0, 0, u"Shots at protesters at %1 in %2", u"security forces fired on protesters at %1 in %2"},
    {40, "event", 5, 26, 60, Crowd, 0.2, 3.0, 0, 0, u"Riot at %1 in %2", u"demonstrators attacked %1 in %2"},
    {20, "event", 5, 27, 60, Crowd, 0.5, 2.0, 0, 0, u"Mob at %1 in %2", u"a mob stormed %1 in %2"},
    {25, "event", 6, 29, 61, Forces, 0.0, 0.0, 0, 0, u"Arrests at %1 in %2", u"police made arrests at %1 in %2"},
    {20, "event", 6, 31, 57, Forces, 0.0, 0.0, 5, 0, u"Weapons found at %1 in %2", u"weapons were found at %1 in %2"},
    {15, "event", 6, 33, 63, Either, 0.0, 0.1, 0, 0, u"Looting of %1 in %2", u"%1 was looted in %2"},
    {18, "development", 6, 28, 64, Forces, 0.0, 0.0, 0, 0, u"Agreement over %1 in %2", u"the parties agreed on %1 in %2"},
    {24, "aggregate", 2, 17, 51, Group, 0.0, 0.0, 0, 9, u"Series of attacks on %1 in %2", u"a series of attacks hit %1 in %2"},
    {22, "statement", 6, 35, 64, Group, 0.0, 0.0, 0, 0, u"Threat against %1 in %2", u"a threat was made against %1 in %2"},
};
// clang-format on

constexpr std::array targets = {u"a military base",
                                u"an airport",
                                u"a checkpoint",
                                u"a supply convoy",
                                u"a residential quarter",
                                u"a market",
                                u"a police station",
                                u"an oil depot",
                                u"a power station",
                                u"a bridge",
                                u"a government office",
                                u"a radar site"};
constexpr std::array places = {u"the main square",
                               u"a university",
                               u"a ministry",
                               u"a courthouse",
                               u"the governor's office",
                               u"a hospital",
                               u"a bus terminal",
                               u"a school"};
constexpr std::array rockets = {
    u"107 mm rocket", u"122 mm rocket", u"240 mm rocket", u"improvised rocket"};
constexpr std::array missiles = {u"ballistic missile", u"cruise missile", u"anti-tank missile"};
constexpr std::array mortars = {u"60 mm mortar", u"82 mm mortar", u"120 mm mortar"};
constexpr std::array drones = {
    u"one-way attack drone", u"quadcopter with a grenade", u"armed drone"};
constexpr std::array bombs = {u"explosive vest", u"car bomb", u"pressure plate", u"shaped charge"};
constexpr std::array guns = {u"assault rifle", u"machine gun", u"rocket-propelled grenade"};

} // namespace

std::span<const BenchKind> benchKinds()
{
    return kinds;
}

std::span<const char16_t *const> benchTargets(const BenchKind &kind)
{
    return kind.doer == Crowd || kind.eventType >= 4 ? std::span<const char16_t *const>(places)
                                                     : std::span<const char16_t *const>(targets);
}

std::span<const char16_t *const> benchWeapons(const BenchKind &kind)
{
    switch (kind.means) {
    case 51:
        return rockets;
    case 52:
        return missiles;
    case 53:
        return mortars;
    case 56:
        return drones;
    case 57:
        return bombs;
    case 59:
        return guns;
    default:
        return {};
    }
}

} // namespace sourceline
