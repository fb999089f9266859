#include "ui/editor/overrideform.h"

#include "model/store/figurewords.h"
#include "ui/editor/editorwords.h"
#include "ui/editor/figurefields.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace sourceline {

OverrideForm::OverrideForm(const FormContext &context,
                           const QString &title,
                           const Dossier &dossier,
                           const FigureKey &key)
    : EditorForm(context, title)
    , m_incident(dossier.id)
    , m_key(key)
    , m_range(new RangeFields(this))
    , m_reason(new QLineEdit(this))
{
    const auto present = std::find_if(dossier.overrides.begin(),
                                      dossier.overrides.end(),
                                      [&key](const OverrideView &one) { return one.key == key; });
    const bool holds = present != dossier.overrides.end();
    const auto derived = dossier.figures.find(key);
    const Figure byRule = holds                              ? present->byRule
                          : derived == dossier.figures.end() ? Figure()
                                                             : derived->second;
    const QString rule = figureWords(byRule);
    addRow(tr("The rule"),
           quietLine(rule.isEmpty() ? tr("gives nothing") : tr("gives %1").arg(rule), this));
    if (holds) {
        addRow(tr("Chosen"),
               quietLine(tr("by %1, %2").arg(present->madeBy, dayWords(present->madeAt)), this));
        m_follow = new QCheckBox(tr("&back to the rule"), this);
        addRow({}, m_follow);
        connect(m_follow, &QCheckBox::toggled, this, [this](bool follow) {
            m_range->setEnabled(!follow);
            m_reason->setEnabled(!follow);
        });
        m_range->setRange({present->low, present->best, present->high});
        m_reason->setText(present->reason);
    } else {
        m_range->setRange({byRule.low, byRule.best, byRule.high});
    }
    addRow(tr("Ra&nge"), m_range);
    m_reason->setPlaceholderText(tr("why not what the rule gives"));
    addRow(tr("Reas&on"), m_reason);
}

Result<Edition> OverrideForm::edition()
{
    if (m_follow && m_follow->isChecked())
        return Edition{followRule(m_incident, m_key)};
    FigureChoice choice;
    choice.incident = m_incident;
    choice.key = m_key;
    if (QWidget *field = m_range->unreadable())
        return complain(field, RangeFields::tooLarge());
    const FigureRange range = m_range->range();
    choice.low = range.low;
    choice.best = range.best;
    choice.high = range.high;
    choice.reason = m_reason->text().trimmed();
    if (!choice.low && !choice.best && !choice.high)
        return complain(m_range, tr("Give at least one of low, best and high."));
    const qint32 low = choice.low.value_or(0);
    const qint32 best = choice.best.value_or(qMax(low, choice.high.value_or(low)));
    if (best < low || (choice.high && *choice.high < best))
        return complain(m_range, tr("Low, best and high must rise from left to right."));
    if (choice.reason.isEmpty())
        return complain(m_reason, tr("Say why: a figure that is not the rule's needs a reason."));
    const auto change = [choice](const QString &who) {
        FigureChoice chosen = choice;
        chosen.who = who;
        return overrideFigure(chosen);
    };
    return Edition{signedBy(change), choice.reason};
}

} // namespace sourceline
