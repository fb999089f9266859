#include "ui/chart/caveatline.h"

#include "ui/common/theme.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace sourceline {

CaveatLine::CaveatLine(QWidget *parent)
    : QWidget(parent)
    , m_button(new QToolButton(this))
    , m_whole(new QLabel(this))
{
    m_button->setCheckable(true);
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_button->setToolTip(tr("All that is to be read with care"));
    m_whole->setTextFormat(Qt::PlainText);
    m_whole->setWordWrap(true);
    m_whole->setForegroundRole(QPalette::PlaceholderText);
    m_whole->setAccessibleName(tr("Read with care"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_button);
    layout->addWidget(m_whole);
    connect(m_button, &QToolButton::toggled, this, &CaveatLine::tell);
    tell();
}

void CaveatLine::setCaveats(const QStringList &caveats)
{
    m_text = caveats.join(u' ');
    m_count = caveats.size();
    m_whole->setText(m_text);
    setVisible(m_count > 0);
    tell();
}

void CaveatLine::setFolding(bool folds)
{
    if (m_folds == folds)
        return;
    m_folds = folds;
    tell();
}

bool CaveatLine::isWhole() const
{
    return !m_folds || m_button->isChecked();
}

void CaveatLine::tell()
{
    m_button->setVisible(m_folds);
    m_whole->setVisible(isWhole());
    const QString words = isWhole() ? tr("▾ Read with care (%1)").arg(m_count)
                                    : tr("▸ Read with care (%1): %2").arg(m_count).arg(m_text);
    m_button->setText(
        fontMetrics().elidedText(words, Qt::ElideRight, width() - 2 * spacing::medium));
    m_button->setAccessibleName(tr("Read with care"));
    m_button->setAccessibleDescription(m_text);
}

void CaveatLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    tell();
}

} // namespace sourceline
