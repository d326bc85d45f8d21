// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helppage.h"

#include "ui/common/button.h"
#include "ui/common/language.h"
#include "ui/common/paint.h"
#include "ui/common/segmentedfilter.h"

#include <QEvent>
#include <QFile>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextFrame>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int readableWidth = 760;

QString textOf(HelpPage::Topic topic)
{
    static constexpr std::array names{"first-steps"_L1, "supervisor"_L1, "agent"_L1, "operator"_L1};
    for (const QString &language : {resolvedLanguage(chosenLanguage()), u"en"_s}) {
        QFile file(u":/attendant/help/%1/%2.md"_s.arg(language, names[size_t(topic)]));
        if (file.open(QIODevice::ReadOnly))
            return QString::fromUtf8(file.readAll());
    }
    return {};
}

} // namespace

HelpPage::HelpPage(QWidget *parent)
    : Page(u"help"_s, tr("Help"), Icon::Help, parent)
    , m_topics(new SegmentedFilter(tr("Help for")))
    , m_text(new QTextBrowser)
{
    m_topics->setObjectName(u"helpTopics"_s);
    m_topics->addChoice(FirstSteps, tr("First steps"));
    m_topics->addChoice(Supervisor, tr("Supervisors"));
    m_topics->addChoice(Agent, tr("Human agents"));
    m_topics->addChoice(Operator, tr("Operators"));
    addToHead(m_topics);
    auto *api = new Button(tr("API documentation"), Icon::Web);
    api->setObjectName(u"apiDocumentationButton"_s);
    api->setToolTip(tr("Opens in the browser"));
    addToHeadRight(api);
    connect(api, &QPushButton::clicked, this, &HelpPage::apiDocumentationRequested);
    connect(m_topics, &SegmentedFilter::chosenChanged, this, [this](int id) { show(Topic(id)); });

    m_text->setObjectName(u"helpText"_s);
    m_text->setAccessibleName(tr("Help"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenExternalLinks(true);
    m_text->viewport()->setAutoFillBackground(false);
    m_text->viewport()->installEventFilter(this);
    auto *row = new QVBoxLayout;
    row->addWidget(m_text, 1);
    body()->addLayout(row, 1);
    setFocusProxy(m_text);
    HelpPage::setNarrow(false);
    render();
}

void HelpPage::show(Topic topic)
{
    m_topic = topic;
    m_topics->choose(topic);
    render();
    m_text->verticalScrollBar()->setValue(0);
}

void HelpPage::setNarrow(bool narrow)
{
    Page::setNarrow(narrow);
    body()->setContentsMargins(margin() - px(4), 0, margin(), margin());
}

bool HelpPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text->viewport() && event->type() == QEvent::Resize)
        fitColumn();
    return Page::eventFilter(watched, event);
}

// Lines stay short enough to read; the scroll bar stays at the window's edge.
void HelpPage::fitColumn()
{
    QTextFrame *root = m_text->document()->rootFrame();
    QTextFrameFormat format = root->frameFormat();
    format.setRightMargin(std::max(0, m_text->viewport()->width() - px(readableWidth)));
    root->setFrameFormat(format);
}

void HelpPage::activated()
{
    m_text->setFocus(Qt::OtherFocusReason);
}

void HelpPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        render();
}

void HelpPage::render()
{
    const Theme &theme = Theme::current();
    QTextDocument *document = m_text->document();
    document->setDefaultFont(Theme::font(14));
    m_text->setMarkdown(textOf(m_topic));
    // Markdown knows headings and lists, but nothing of our sizes, gaps and colours.
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        const int level = block.blockFormat().headingLevel();
        QTextBlockFormat shape;
        shape.setLineHeight(px(level ? 26 : 22), QTextBlockFormat::FixedHeight);
        shape.setTopMargin(px(level == 1 ? 0 : level ? 20 : block.textList() ? 2 : 6));
        shape.setBottomMargin(px(level ? 4 : block.textList() ? 2 : 6));
        cursor.mergeBlockFormat(shape);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        QTextCharFormat words;
        words.setForeground(level ? theme.text : theme.text2);
        if (level)
            words.setFont(Theme::font(level == 1 ? 18 : 14, QFont::DemiBold), QTextCharFormat::FontPropertiesAll);
        cursor.mergeCharFormat(words);
    }
    fitColumn();
}

} // namespace Attendant::Ui
