#include "model/workbench/vocabulary.h"
#include "ui/common/actorfield.h"
#include "ui/common/choicerow.h"
#include "ui/common/theme.h"
#include "ui/common/tightrow.h"
#include "ui/editor/assessmentform.h"
#include "ui/editor/editorwords.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace sourceline {

namespace {

constexpr int bands = 7;

std::vector<Choice> bandChoices()
{
    std::vector<Choice> choices;
    for (int band = 1; band <= bands; ++band) {
        const QString number = QString::number(band);
        const auto code = static_cast<quint8>(band);
        const QString label = number % u' ' % likelihoodWord(code) % u' ' % likelihoodRange(code);
        choices.push_back({number, label, number.front()});
    }
    return choices;
}

} // namespace

BandRow::BandRow(QWidget *parent)
    : QWidget(parent)
    , m_row(new ChoiceRow(bandChoices(), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_row);
    setFocusProxy(m_row);
}

int BandRow::band() const
{
    return m_row->value().toInt();
}

void BandRow::setBand(int band)
{
    m_row->setValue(band > 0 ? QString::number(band) : QString());
}

AlternativeRows::AlternativeRows(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacing::small);
    grow();
    setFocusProxy(m_rows.front().actor);
}

void AlternativeRows::grow()
{
    auto *line = new TightRow(this);
    auto *actor = new ActorField(m_workbench, line);
    actor->setPlaceholderText(tr("another actor"));
    auto *band = new QComboBox(line);
    band->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    band->setMinimumContentsLength(16);
    band->setAccessibleName(tr("Likelihood of the alternative"));
    band->addItem(tr("how likely"), 0);
    for (int one = 1; one <= bands; ++one)
        band->addItem(QString::number(one) + u' ' + bandWords(one), one);
    line->add(actor, 1);
    line->add(band, 0);
    m_layout->addWidget(line);
    if (!m_rows.empty())
        setTabOrder(m_rows.back().band, actor->field());
    setTabOrder(actor->field(), band);
    m_rows.push_back({actor, band});
    connect(actor, &ActorField::changed, this, [this, actor] {
        if (m_rows.back().actor == actor && actor->actor().isSet())
            grow();
    });
}

void AlternativeRows::set(const std::vector<AlternativeView> &alternatives)
{
    for (const AlternativeView &one : alternatives) {
        const size_t at = m_rows.size() - 1;
        m_rows[at].band->setCurrentIndex(one.likelihood);
        m_rows[at].actor->setActor(one.actor, one.actorName); // opens the next row
    }
}

std::vector<std::pair<ActorRef, int>> AlternativeRows::alternatives() const
{
    std::vector<std::pair<ActorRef, int>> all;
    for (const Row &row : m_rows) {
        if (row.actor->actor().isSet())
            all.emplace_back(row.actor->actor(), row.band->currentData().toInt());
    }
    return all;
}

QWidget *AlternativeRows::incomplete() const
{
    for (const Row &row : m_rows) {
        if (row.actor->isUnresolved())
            return row.actor;
        if (row.actor->actor().isSet() && row.band->currentData().toInt() == 0)
            return row.band;
    }
    return nullptr;
}

} // namespace sourceline
