// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/promptfacts.h"

#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/paint.h"
#include "ui/common/tagchip.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

// Beyond this the server warns that answers become slower (core/prompt).
constexpr int recommendedTokens = 4'000;

class LengthBar : public QWidget
{
public:
    LengthBar() { setFixedHeight(px(4)); }
    void setTokens(int tokens)
    {
        m_tokens = tokens;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::current();
        paintBar(&painter, rect(), double(m_tokens) / recommendedTokens, m_tokens > recommendedTokens ? theme.amber : theme.accentG);
    }

private:
    int m_tokens = 0;
};

} // namespace

PromptFacts::PromptFacts(QWidget *parent)
    : Panel({}, Icon::None, parent)
    , m_tokens(new Label({}, 13, QFont::DemiBold))
    , m_toolTokens(new Label({}, 12, QFont::Normal, &Theme::text3))
    , m_compared(new Label({}, 12, QFont::Normal, &Theme::text3))
    , m_version(new Label({}, 13, QFont::DemiBold))
    , m_versionText(new Label({}, 12, QFont::Normal, &Theme::text3))
    , m_bar(new LengthBar)
    , m_state(new TagChip)
{
    setAccessibleName(tr("About the prompt"));
    setBodyMargins(0, 0, 0, 0);

    QVBoxLayout *length = addSection(tr("Length", "of the prompt"));
    auto *line = new QHBoxLayout;
    line->setSpacing(px(4));
    m_tokens->setTabular(true);
    m_tokens->setObjectName(u"tokensLabel"_s);
    line->addWidget(m_tokens);
    line->addWidget(new Label(tr("tokens"), 13, QFont::Normal, &Theme::text2));
    line->addStretch(1);
    auto *limit = new Label(tr("of %1").arg(QLocale().toString(recommendedTokens)), 12, QFont::Normal, &Theme::text3);
    limit->setToolTip(tr("Longer prompts make answers slower."));
    line->addWidget(limit);
    length->addLayout(line);
    length->addWidget(m_bar);
    m_toolTokens->setWordWrap(true);
    length->addWidget(m_toolTokens);
    m_compared->setWordWrap(true);
    length->addWidget(m_compared);

    QVBoxLayout *version = addSection(tr("Version"), m_state);
    auto *versionLine = new QHBoxLayout;
    m_version->setFont(Theme::mono());
    m_version->setObjectName(u"versionLabel"_s);
    m_version->setTextInteractionFlags(Qt::TextSelectableByMouse);
    versionLine->addWidget(m_version, 1);
    auto *copy = Button::iconOnly(Icon::Copy, tr("Copy the version"));
    copy->setKind(Button::Kind::Flat);
    copy->setSize(Button::Size::Small);
    versionLine->addWidget(copy);
    version->addLayout(versionLine);
    m_versionText->setWordWrap(true);
    version->addWidget(m_versionText);
    connect(copy, &QPushButton::clicked, this, [this] { Q_EMIT copyVersionRequested(m_id); });

    m_tools = addSection(tr("Tools"));
    body()->addStretch(1);
}

QVBoxLayout *PromptFacts::addSection(const QString &title, QWidget *atRight)
{
    if (!std::exchange(m_first, false))
        body()->addWidget(new HairLine);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(px(16), 0, px(12), 0);
    auto *name = new Label(title, 13, QFont::DemiBold);
    name->setFixedHeight(px(39));
    head->addWidget(name);
    head->addStretch(1);
    if (atRight)
        head->addWidget(atRight);
    body()->addLayout(head);
    body()->addWidget(new HairLine);
    auto *content = new QVBoxLayout;
    content->setContentsMargins(px(16), px(12), px(16), px(12));
    content->setSpacing(px(8));
    body()->addLayout(content);
    return content;
}

void PromptFacts::showRendering(const PromptRendering &rendering, const QString &inUse, int tokensInUse)
{
    m_id = rendering.version;
    const QLocale locale;
    m_tokens->setText(locale.toString(rendering.tokens));
    const int tools = rendering.raw.value("tool_tokens"_L1).toInt();
    m_toolTokens->setText(tr("The tools take %1 more.").arg(locale.toString(tools)));
    m_toolTokens->setVisible(tools > 0);
    static_cast<LengthBar *>(m_bar)->setTokens(rendering.tokens);
    const int difference = rendering.tokens - tokensInUse;
    const bool same = rendering.version == inUse;
    m_compared->setText(same              ? tr("An estimate; the AI service counts exactly.")
                        : difference == 0 ? tr("As long as the version in use.")
                        : difference > 0  ? tr("%1 more than the version in use.").arg(locale.toString(difference))
                                          : tr("%1 fewer than the version in use.").arg(locale.toString(-difference)));
    m_version->setText(rendering.version);
    m_version->setFont(Theme::mono());
    m_state->setText(same ? tr("In use") : tr("Draft"));
    m_state->setTone(same ? TagChip::Tone::Neutral : TagChip::Tone::Accent);
    m_versionText->setText(same ? tr("Every call stores the version that it was given.") : tr("Calls go on with %1.").arg(inUse));

    while (QLayoutItem *item = m_tools->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (const QJsonValue &value : rendering.tools) {
        const QJsonObject tool = value.toObject();
        auto *name = new Label(tool.value("name"_L1).toString(), 13, QFont::Normal, &Theme::synTool);
        name->setFont(Theme::mono());
        auto *about = new Label(tool.value("description"_L1).toString(), 12, QFont::Normal, &Theme::text3);
        about->setElided(true);
        auto *pair = new QWidget;
        auto *layout = new QVBoxLayout(pair);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addWidget(name);
        layout->addWidget(about);
        m_tools->addWidget(pair);
    }
}

} // namespace Attendant::Ui
