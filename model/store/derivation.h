#pragma once

#include "model/store/derive.h"

#include <vector>

namespace sourceline {

/// Stances in the schema's CHECK order, from 1; incident_derived.alleged_stance holds this number.
enum class Stance : qint8
{
    Asserts = 1,
    Suspects,
    Implies,
    ClaimsResponsibility,
    Denies,
    RulesOut,
    Doubts,
    Investigates,
    DeclinesToName
};
QByteArray stanceText(Stance stance);
Stance stanceOf(QByteArrayView text); ///< of a value that the schema lets through

/// An attribution with those who stand behind it.
struct AttributionFact
{
    Id id;
    Id actor; ///< not valid where nobody is named
    Stance stance = Stance::Asserts;
    std::vector<Id> speakers;     ///< the speaker and the co-speakers
    std::vector<Id> institutions; ///< what each of them speaks for
    std::vector<Id> outlets;      ///< of the documents that report the statement
    std::vector<Id> dependsOn; ///< alternatives of one either/or, and what it was distributed from
};

/// What is recorded of one incident, as far as it is derived from. Retracted attributions are left
/// out by the reader.
struct IncidentFacts
{
    Id incident;
    QString dateEdtf;
    QString zone;
    std::vector<FigureClaim> claims; ///< of every field
    std::vector<FigureChosen> choices; ///< those that hold, one for each figure
    std::vector<AttributionFact> attributions;
    Id assessed;        ///< by the newest assessment
    int likelihood = 0; ///< 1 to 7, or insufficientInformation; 0: no assessment
    int confidence = 0; ///< 1 low, 2 moderate, 3 high; 0: none
    int documents = 0;  ///< distinct ones that are cited or report a statement about it
    int citations = 0;  ///< of the incident and of its claims, attributions, assessments and links
};

/// A row of incident_alleged.
struct AllegedRow
{
    Id actor;
    Stance stance = Stance::Asserts;
    int attributions = 0; ///< independent ones
    int speakers = 0;
    int institutions = 0;

    bool operator==(const AllegedRow &) const = default;
};

/// The rows of one incident in incident_derived, incident_figure and incident_alleged.
struct DerivedIncident
{
    Id incident;
    DateSpan date;
    Figure killed, wounded, munitions, count;
    int munitionsMeasure = 0; ///< 1 fired, 2 landed, 3 unspecified, 4 found unfired; 0: none
    quint32 differing = 0, conflicting = 0; ///< FieldBit
    /// The actor with most distinct speakers among stances that name it, then most institutions,
    /// then the lowest id.
    Id alleged;
    int allegedStance = 0; ///< the first such stance in Stance's order; 0: none
    int allegedActors = 0;
    Id assessed;
    int likelihood = 0, confidence = 0;
    int claims = 0;
    /// Agreement: independent attributions, and who stands behind them. Silence about an incident
    /// is not agreement, so speakers of other claims are not counted.
    int attributions = 0, speakers = 0, institutions = 0, outlets = 0;
    int documents = 0, citations = 0;
    std::map<FigureKey, Figure> figures;
    std::vector<AllegedRow> allegedRows; ///< by actor and stance

    bool operator==(const DerivedIncident &) const = default;
};

DerivedIncident deriveIncident(const IncidentFacts &facts);

} // namespace sourceline
